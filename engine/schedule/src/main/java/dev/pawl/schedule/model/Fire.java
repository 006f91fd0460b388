package dev.pawl.schedule.model;

import java.time.Instant;

/**
 * A fire time whose execution is to be started.
 *
 * @param time
 *            as the expression says
 * @param planned
 *            when it was first meant to be started
 * @param attempts
 *            starts that were refused
 */
public record Fire(Instant time, Instant planned, int attempts) {}
