/**
 * How much runs at the same time, and how often: limits as people write them, and who asks for places under
 * them.
 * Belongs here: reading limits, choosing those that an execution or a task falls under, asking in order. Does
 * not
 * belong here: keeping claims (the store), and what waits (the runtime).
 */
@NullMarked
package dev.pawl.limit;

import org.jspecify.annotations.NullMarked;
