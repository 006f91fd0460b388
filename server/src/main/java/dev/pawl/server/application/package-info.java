/**
 * Applications: functions, machines, activities, schedules and routes that belong together, as plain values.
 * Belongs here: what an application is, how two of them differ, and bringing an engine from one to the next.
 * Does not belong here: where an application was read from, how a route is served.
 */
@NullMarked
package dev.pawl.server.application;

import org.jspecify.annotations.NullMarked;
