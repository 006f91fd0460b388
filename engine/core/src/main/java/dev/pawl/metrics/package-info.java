/**
 * Counting what happens. Belongs here: counters, distributions and gauges, and the registry that knows all of
 * them.
 * Does not belong here: in which form they are told to whom.
 */
@NullMarked
package dev.pawl.metrics;

import org.jspecify.annotations.NullMarked;
