package dev.pawl.aws.logs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Divides log events as PutLogEvents wants them: in the order of time, and within its limits for one call.
 */
final class LogBatches {
    /** What the service counts for each event besides its text. */
    static final int OVERHEAD_BYTES = 26;
    static final int MOST_BYTES = 1_048_576;
    static final int MOST_EVENTS = 10_000;
    static final long LONGEST_SPAN_MILLIS = Duration.ofHours(24).toMillis();

    private LogBatches() {}

    /** A log event: when, and what. */
    record Line(long millis, String text) {
        int bytes() {
            return text.getBytes(StandardCharsets.UTF_8).length + OVERHEAD_BYTES;
        }

        boolean fits() {
            return bytes() <= MOST_BYTES;
        }
    }

    /** Events that each fit, in calls. */
    static List<List<Line>> of(List<Line> lines) {
        List<Line> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparingLong(Line::millis));
        List<List<Line>> batches = new ArrayList<>();
        List<Line> batch = new ArrayList<>();
        long bytes = 0;
        for (Line line : sorted) {
            int size = line.bytes();
            boolean full = batch.size() == MOST_EVENTS || bytes + size > MOST_BYTES
                    || (!batch.isEmpty() && line.millis() - batch.getFirst().millis() >= LONGEST_SPAN_MILLIS);
            if (full) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(line);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
