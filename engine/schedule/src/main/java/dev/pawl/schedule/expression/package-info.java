/**
 * Expressions that say when: cron, rate and one-time, read from text and asked for their next time. Belongs
 * here: times as pure
 * functions. Does not belong here: clocks, storage, what is started.
 */
@NullMarked
package dev.pawl.schedule.expression;

import org.jspecify.annotations.NullMarked;
