/**
 * What is paused, whether the server is drained, what is limited and who waits. Belongs here: routes and how
 * they
 * answer. Does not belong here: what pausing and limits mean (the engine).
 */
@NullMarked
package dev.pawl.server.rest.hold;

import org.jspecify.annotations.NullMarked;
