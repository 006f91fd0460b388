package dev.pawl.server.bench;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import dev.pawl.engine.Executions.Start;

/** What executions weigh that wait for something far away. */
final class Waiting {
    private static final String MACHINE = "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":31536000,"
            + "\"Next\":\"E\"},\"E\":{\"Type\":\"Succeed\"}}}";

    private Waiting() {}

    /** Bytes for each. */
    record Weight(double disk, double heap) {}

    static Weight of(Path folder, int count) {
        try (Station station = Station.open(folder)) {
            String machine = station.machine("waiting", MACHINE);
            // what every engine has in memory once it has worked
            start(station, machine, "first", Math.min(count, 1_000));
            long diskBefore = station.bytes();
            long heapBefore = heap();
            start(station, machine, "then", count);
            double disk = (double) (station.bytes() - diskBefore) / count;
            double heap = (double) (heap() - heapBefore) / count;
            return new Weight(disk, Math.max(0, heap));
        }
    }

    private static void start(Station station, String machine, String prefix, int count) {
        int together = 256;
        Semaphore room = new Semaphore(together);
        for (int i = 0; i < count; i++) {
            room.acquireUninterruptibly();
            var unused = station.engine().executions().start(new Start(machine, Optional.of(prefix + i),
                    Optional.of(Workload.PASSES.input()), Optional.empty())).whenComplete((s, e) -> room.release());
        }
        room.acquireUninterruptibly(together);
    }

    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Load.pause(java.time.Duration.ofMillis(100));
            least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }
}
