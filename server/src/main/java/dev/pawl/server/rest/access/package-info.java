/** Routes to access keys, tokens and the audit log. */
@NullMarked
package dev.pawl.server.rest.access;

import org.jspecify.annotations.NullMarked;
