/**
 * Schedules as values: what was asked for, what came of it so far, and both as JSON. Belongs here: records
 * and their one JSON form, the
 * same in the configuration, the API and the store. Does not belong here: decisions, clocks, storage.
 */
@NullMarked
package dev.pawl.schedule.model;

import org.jspecify.annotations.NullMarked;
