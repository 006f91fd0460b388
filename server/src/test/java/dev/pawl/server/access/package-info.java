/** Access over real HTTP: who may do what, keys and tokens, throttling, the audit log. */
@NullMarked
package dev.pawl.server.access;

import org.jspecify.annotations.NullMarked;
