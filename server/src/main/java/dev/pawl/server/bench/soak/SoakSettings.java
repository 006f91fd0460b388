package dev.pawl.server.bench.soak;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A soak.
 *
 * @param folder
 *            where store, notes and results lie
 * @param howLong
 *            without the measurement of full load before
 * @param seed
 *            of the trouble
 * @param keep
 *            how long ended executions are kept
 * @param share
 *            of full load, above 0 and at most 1
 */
public record SoakSettings(Path folder, Duration howLong, long seed, Duration keep, double share) {}
