package dev.pawl.server.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * How to measure.
 *
 * @param folder
 *            where database files are made, and removed again
 * @param inFlight
 *            executions under way at the same moment
 * @param each
 *            how long each load runs, after half of that to warm up
 * @param waiting
 *            how many waiting executions are weighed
 * @param loopEvents
 *            how long the history of the loop grows
 * @param only
 *            sections to measure; all if empty
 */
public record BenchSettings(Path folder, int inFlight, Duration each, int waiting, int loopEvents,
        Set<String> only) {
    /** Whether a section is wanted. */
    boolean wants(String section) {
        return only.isEmpty() || only.contains(section);
    }

    /** Before a load is measured. */
    Duration warmUp() {
        return each.dividedBy(2);
    }
}
