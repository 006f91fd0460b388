/**
 * Recorded executions, run again on another definition. Belongs here: answering tasks by what was recorded,
 * and telling
 * what would go otherwise. Does not belong here: where recordings are kept.
 */
@NullMarked
package dev.pawl.testkit.replay;

import org.jspecify.annotations.NullMarked;
