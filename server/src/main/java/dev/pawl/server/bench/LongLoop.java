package dev.pawl.server.bench;

import dev.pawl.engine.Executions.Start;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.runtime.RuntimeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One execution that waits, is put out of memory, is folded again, and so on until its history is full. */
final class LongLoop {
    private static final String MACHINE = """
            {"StartAt":"Wait","States":{"Wait":{"Type":"Wait","Seconds":1,"Next":"Again"},
             "Again":{"Type":"Choice","Choices":[{"Variable":"$.stop","BooleanEquals":true,"Next":"Done"}],
              "Default":"Wait"},"Done":{"Type":"Succeed"}}}
            """;
    private static final long[] POINTS = {1_000, 5_000, 12_000, 24_900};
    /** Events of each time around: two of the wait, two of the choice. */
    static final int EVENTS_EACH = 4;
    private static final int AROUND = 500;

    private LongLoop() {}

    /** Time for each event, measured over the last events before a point. */
    record Point(long events, double nanosEach) {}

    static List<Point> run(Path folder, long atMost) {
        RuntimeSettings standard = RuntimeSettings.STANDARD;
        Duration never = Duration.ofDays(3650);
        RuntimeSettings settings = new RuntimeSettings(standard.startedAfter(), never, standard.drain(),
                standard.retryPause(), never, standard.snapshotEvents(), standard.decisions(), standard.expressLimit(),
                standard.timersInMemory(), standard.redriveWindow(), standard.timerWindow());
        long[] nanos = new long[30_000];
        CountDownLatch ended = new CountDownLatch(1);
        try (FastClock clock = new FastClock(); Station station = Station.open(folder, clock, settings)) {
            station.engine().events().subscribe((info, events) -> note(events, nanos, atMost, ended));
            try {
                var started = station.engine().executions()
                        .start(Start.of(station.machine("loop", MACHINE), "{\"stop\":false}"));
                started.toCompletableFuture().join();
                if (!ended.await(5, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("Expected the loop to come that far, but it did not");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        List<Point> points = new ArrayList<>();
        for (long point : POINTS) {
            if (point > atMost) {
                break;
            }
            points.add(new Point(point, (double) (at(nanos, point) - at(nanos, point - AROUND)) / AROUND));
        }
        return points;
    }

    private static void note(List<HistoryEvent> events, long[] nanos, long atMost, CountDownLatch ended) {
        long now = System.nanoTime();
        for (HistoryEvent event : events) {
            nanos[(int) event.id()] = now;
            if (event.id() >= atMost || event.event() instanceof Event.ExecutionFailed) {
                ended.countDown();
            }
        }
    }

    private static long at(long[] nanos, long event) {
        return nanos[(int) event];
    }
}
