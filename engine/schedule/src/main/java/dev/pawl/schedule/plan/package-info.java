/**
 * What follows for a schedule from the time and from what came of its starts. Belongs here: pure functions
 * from a schedule to the next
 * one. Does not belong here: clocks, storage, starting anything.
 */
@NullMarked
package dev.pawl.schedule.plan;

import org.jspecify.annotations.NullMarked;
