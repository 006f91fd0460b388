/**
 * What the holder of a task token says. Belongs here: one class for each operation. Does not belong here:
 * what follows from it.
 */
@NullMarked
package dev.pawl.server.api.task;

import org.jspecify.annotations.NullMarked;
