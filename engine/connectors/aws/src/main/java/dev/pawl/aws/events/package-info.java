/**
 * Delivery of status changes of executions to EventBridge, or to whoever speaks like it. Belongs here: the
 * events' form
 * and the service's limits.
 */
@NullMarked
package dev.pawl.aws.events;

import org.jspecify.annotations.NullMarked;
