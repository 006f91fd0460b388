/**
 * What follows a commit: whoever wants to hear of what was committed reads it behind durable cursors, at
 * least once and
 * off the writer. Belongs here: the port for subscribers, followers of partitions, back-off. Does not belong
 * here: what
 * subscribers do with it, in which form.
 */
@NullMarked
package dev.pawl.delivery;

import org.jspecify.annotations.NullMarked;
