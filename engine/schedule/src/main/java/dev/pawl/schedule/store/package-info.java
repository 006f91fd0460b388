/**
 * The port to whatever keeps schedules, and the same in memory. Belongs here: rows, found by name and by when
 * they are due. Does not
 * belong here: SQL, and what a row means.
 */
@NullMarked
package dev.pawl.schedule.store;

import org.jspecify.annotations.NullMarked;
