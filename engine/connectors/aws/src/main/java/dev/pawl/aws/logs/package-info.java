/**
 * Delivery of log events to CloudWatch Logs, or to whoever speaks like it. Belongs here: streams, batches
 * within the
 * service's limits. Does not belong here: which events are logged and in which form.
 */
@NullMarked
package dev.pawl.aws.logs;

import org.jspecify.annotations.NullMarked;
