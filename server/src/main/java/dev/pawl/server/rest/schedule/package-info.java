/**
 * Schedules in the REST API. Belongs here: routes, and schedules as JSON for people. Does not belong here:
 * what a schedule does.
 */
@NullMarked
package dev.pawl.server.rest.schedule;

import org.jspecify.annotations.NullMarked;
