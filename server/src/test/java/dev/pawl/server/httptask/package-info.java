/** Calls over HTTP as a whole server makes them: what a client sees of them, and what nobody ever sees. */
@NullMarked
package dev.pawl.server.httptask;

import org.jspecify.annotations.NullMarked;
