/** Retention for people: what is kept, what was removed, and what is held. */
@NullMarked
package dev.pawl.server.rest.retention;

import org.jspecify.annotations.NullMarked;
