package dev.pawl.server.bench.cluster;

import dev.pawl.server.bench.HttpCaller;
import dev.pawl.server.bench.Samples;
import dev.pawl.server.bench.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Connections to all nodes by turns, each of which starts executions one after the other and rests while too
 * many are
 * under way. The database says how many those are, so that what is counted has ended, at whatever node.
 */
final class ClusterLoad {
    private static final int CONNECTIONS = 64;
    private static final long LOOK_MILLIS = 20;

    private final List<BenchNode> nodes;
    private final BenchSchema schema;
    private final int inFlight;
    private volatile boolean full;
    private volatile boolean over;
    private volatile Samples samples = new Samples();

    ClusterLoad(List<BenchNode> nodes, BenchSchema schema, int inFlight) {
        this.nodes = nodes;
        this.schema = schema;
        this.inFlight = inFlight;
    }

    /**
     * What was measured.
     *
     * @param perSecond
     *            executions that ended in a second
     * @param starts
     *            how long StartExecution took
     * @param millisToEnd
     *            from start to end: half of them, and 99 % of them
     */
    @SuppressWarnings("ArrayRecordComponent") // of this package, and never compared
    record Result(double perSecond, Samples starts, long[] millisToEnd) {}

    /**
     * Runs.
     *
     * @param prefix
     *            of the executions' names, which decide about the node; without it nodes give names
     */
    Result run(String machine, Workload workload, Optional<String> prefix, Duration warmUp, Duration measured)
            throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int port = nodes.get(i % nodes.size()).port();
                Optional<String> mine = prefix.map(("-" + i + "-")::concat);
                callers.add(threads.submit(() -> call(port, machine, workload, mine)));
            }
            Result result;
            try {
                watch(warmUp, callers);
                samples = new Samples();
                long sinceMillis = System.currentTimeMillis();
                long began = System.nanoTime();
                long before = schema.ended();
                watch(measured, callers);
                double seconds = (System.nanoTime() - began) / 1e9;
                result = new Result((schema.ended() - before) / seconds, samples,
                        new long[]{schema.millisToEnd(0.5, sinceMillis), schema.millisToEnd(0.99, sinceMillis)});
            } finally {
                over = true;
            }
            check(callers);
            return result;
        }
    }

    /** As long as that, and until something has ended. */
    private void watch(Duration howLong, List<Future<?>> callers) throws IOException, InterruptedException {
        long until = System.nanoTime() + howLong.toNanos();
        long ended = schema.ended();
        while (System.nanoTime() < until || schema.ended() == ended) {
            full = schema.running() > inFlight;
            check(callers.stream().filter(Future::isDone).toList());
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private static void check(List<? extends Future<?>> callers) throws IOException, InterruptedException {
        for (Future<?> caller : callers) {
            try {
                caller.get();
            } catch (ExecutionException e) {
                throw new IOException("Expected all nodes to take starts, but: " + e.getMessage(), e);
            }
        }
    }

    private void call(int port, String machine, Workload workload, Optional<String> prefix) {
        try (HttpCaller caller = new HttpCaller(port)) {
            for (long i = 0; !over; i++) {
                while (full && !over) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                long number = i;
                long began = System.nanoTime();
                caller.start(machine, prefix.map(text -> text + number), workload.input());
                samples.add(System.nanoTime() - began);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
