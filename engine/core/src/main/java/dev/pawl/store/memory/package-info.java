/**
 * A store that keeps everything in memory, for tests and simulations. Belongs here: the same promises as
 * those of the
 * stores on disk, and ways to break off where a machine might. Does not belong here: anything that is meant
 * to last.
 */
@NullMarked
package dev.pawl.store.memory;

import org.jspecify.annotations.NullMarked;
