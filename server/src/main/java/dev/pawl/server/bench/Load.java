package dev.pawl.server.bench;

import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** A closed load in the engine's own process: each execution that ends makes room for the next. */
final class Load {
    private final Engine engine;
    private final Start start;
    private final AtomicLong names = new AtomicLong();
    private volatile boolean over;
    private volatile Samples samples = new Samples();

    Load(Engine engine, String machine, String input) {
        this.engine = engine;
        this.start = Start.of(machine, input);
    }

    /**
     * What was measured: executions that ended in a second, the time from start to end of each, and the time of
     * processors that each took, the load's included.
     */
    record Result(double perSecond, Samples latency, double cpuNanosEach) {}

    Result run(int inFlight, Duration warmUp, Duration measured) {
        try (Ends ends = new Ends(engine)) {
            CountDownLatch all = new CountDownLatch(inFlight);
            for (int i = 0; i < inFlight; i++) {
                next(ends, all);
            }
            pause(warmUp);
            samples = new Samples();
            Span span = new Span(ends);
            pause(measured);
            Result result = span.result(samples);
            over = true;
            finish(all);
            ends.requireAll();
            return result;
        }
    }

    /** That many executions, one after the other or together; returns when all have ended. */
    static void exactly(Engine engine, String machine, String input, int count, int inFlight) {
        exactly(engine, machine, i -> input, count, inFlight);
    }

    /** The same, each with an input of its own. */
    static void exactly(Engine engine, String machine, IntFunction<String> input, int count, int inFlight) {
        try (Ends ends = new Ends(engine)) {
            CountDownLatch all = new CountDownLatch(count);
            Semaphore room = new Semaphore(inFlight);
            for (int i = 0; i < count; i++) {
                room.acquireUninterruptibly();
                String name = "x" + i;
                ends.await(name, () -> {
                    room.release();
                    all.countDown();
                });
                begin(engine, ends,
                        new Start(machine, Optional.of(name), Optional.of(input.apply(i)), Optional.empty()));
                ends.requireAll();
            }
            finish(all);
            ends.requireAll();
        }
    }

    private void next(Ends ends, CountDownLatch all) {
        if (over || ends.refused()) {
            all.countDown();
            return;
        }
        String name = "n" + names.incrementAndGet();
        long began = System.nanoTime();
        ends.await(name, () -> {
            samples.add(System.nanoTime() - began);
            next(ends, all);
        });
        begin(engine, ends, new Start(start.stateMachineArn(), Optional.of(name), start.input(), Optional.empty()));
    }

    private static void begin(Engine engine, Ends ends, Start start) {
        engine.executions().start(start).whenComplete((started, refused) -> {
            if (refused != null) {
                ends.refused(start.name().orElseThrow(), refused);
            }
        });
    }

    static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void finish(CountDownLatch all) {
        try {
            if (!all.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Expected all executions to end, but " + all.getCount() + " did not");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
