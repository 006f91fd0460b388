package dev.pawl.container.engine;

import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/**
 * What every supervisor works with.
 *
 * @param turns
 *            how many tasks may run at once
 */
record Workshop(DockerEngine engine, ImagePulls pulls, Provisioning provisioning, TaskBook book, TaskLogs logs,
        ContainerSettings settings, Semaphore turns, InstantSource clock) {}
