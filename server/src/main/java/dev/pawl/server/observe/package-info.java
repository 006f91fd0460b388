/**
 * Seeing in from outside: what was counted, in the forms that Prometheus reads, how the server is, and an
 * overview for
 * people. Belongs here: forms, checks, figures of the process. Does not belong here: counting what an engine
 * does.
 */
@NullMarked
package dev.pawl.server.observe;

import org.jspecify.annotations.NullMarked;
