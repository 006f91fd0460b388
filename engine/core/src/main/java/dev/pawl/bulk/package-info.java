/**
 * The same done to many executions that a search finds, in the background, surviving crashes. Belongs here:
 * selecting
 * them, pace, progress, and what an action does to one execution. Does not belong here: who may do what,
 * which is asked.
 */
@NullMarked
package dev.pawl.bulk;

import org.jspecify.annotations.NullMarked;
