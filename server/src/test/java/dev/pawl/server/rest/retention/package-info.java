/** Tests of retention over REST. */
@NullMarked
package dev.pawl.server.rest.retention;

import org.jspecify.annotations.NullMarked;
