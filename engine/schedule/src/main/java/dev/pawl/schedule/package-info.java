/**
 * Schedules that start executions: the door for whoever makes and changes them, and the service that fires.
 * Belongs here: what connects
 * plans with a store, a clock and an engine. Does not belong here: the rules themselves, HTTP, SQL.
 */
@NullMarked
package dev.pawl.schedule;

import org.jspecify.annotations.NullMarked;
