package dev.pawl.server.bench;

import dev.pawl.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A closed load through HTTP: each connection starts an execution, waits until it has ended, and starts the
 * next.
 */
final class HttpLoad {
    private final Engine engine;
    private final int port;
    private volatile boolean over;
    private volatile Samples samples = new Samples();

    HttpLoad(Engine engine, int port) {
        this.engine = engine;
        this.port = port;
    }

    /** Executions that ended in a second; the latency is that of StartExecution. */
    Load.Result run(String machine, Workload workload, int connections, Duration warmUp, Duration measured) {
        try (Ends ends = new Ends(engine);
                ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                String prefix = "h" + i + "-";
                callers.add(threads.submit(() -> call(ends, workload, machine, prefix)));
            }
            Load.pause(warmUp);
            samples = new Samples();
            Span span = new Span(ends);
            Load.pause(measured);
            Load.Result result = span.result(samples);
            over = true;
            for (Future<?> caller : callers) {
                caller.get();
            }
            return result;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Expected the server to answer, but it did not", e);
        }
    }

    private void call(Ends ends, Workload workload, String machine, String prefix) {
        try (HttpCaller caller = new HttpCaller(port)) {
            for (long i = 0; !over; i++) {
                CountDownLatch ended = new CountDownLatch(1);
                ends.await(prefix + i, ended::countDown);
                long began = System.nanoTime();
                caller.start(machine, prefix + i, workload.input());
                samples.add(System.nanoTime() - began);
                ended.await();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
