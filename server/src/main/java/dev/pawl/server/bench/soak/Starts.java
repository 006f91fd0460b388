package dev.pawl.server.bench.soak;

import dev.pawl.server.bench.HttpCaller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Callers that start executions at a pace, and insist until each is accepted. */
final class Starts {
    private static final int CALLERS = 256;
    private static final long PATIENCE = 50;
    /** One in ten waits, one has parallel branches of which one fails, one a map, and seven only a task. */
    private static final int KINDS = 10;
    private static final String ITEMS = ",\"items\":[1,2,3]}";

    private final int port;
    private final String machine;
    private final Ledger ledger;
    private final Latencies latencies;
    private final AtomicInteger tickets;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;
    private volatile double perSecond;
    private volatile long since;
    private volatile int first;

    Starts(int port, String machine, Ledger ledger, Latencies latencies, AtomicInteger tickets) {
        this.port = port;
        this.machine = machine;
        this.ledger = ledger;
        this.latencies = latencies;
        this.tickets = tickets;
    }

    /**
     * Begins.
     *
     * @param rate
     *            starts a second; infinite for as many as can be
     */
    void begin(double rate) {
        perSecond = rate;
        since = System.nanoTime();
        first = tickets.get();
        for (int i = 0; i < CALLERS; i++) {
            threads.add(Thread.ofPlatform().daemon().name("soak-" + i).start(this::work));
        }
    }

    /** Ends, with no start left in doubt. */
    void end() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void work() {
        HttpCaller caller = null;
        try {
            while (!over) {
                int ticket = tickets.getAndIncrement();
                long due = since + (long) ((ticket - first) / perSecond * 1e9);
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
                }
                // from when it was due, so that waiting for a server that is away counts
                long late = Double.isInfinite(perSecond) ? 0 : Math.max(0, (System.nanoTime() - due) / 1_000_000);
                long at = System.currentTimeMillis() - late;
                String name = "s" + ticket;
                String input = "{\"n\":" + ticket + ",\"at\":" + at + ",\"kind\":" + ticket % KINDS + ITEMS;
                caller = insist(caller, name, input);
                latencies.add(System.currentTimeMillis() - at);
                ledger.accepted(ticket);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(caller);
        }
    }

    private HttpCaller insist(@Nullable HttpCaller open, String name, String input) throws InterruptedException {
        HttpCaller caller = open;
        while (true) {
            try {
                if (caller == null) {
                    caller = new HttpCaller(port);
                }
                caller.start(machine, name, input);
                return caller;
            } catch (IOException e) {
                if (caller != null && String.valueOf(e.getMessage()).contains("ExecutionAlreadyExists")) {
                    return caller;
                }
                close(caller);
                caller = null;
                Thread.sleep(PATIENCE);
            }
        }
    }

    private static void close(@Nullable HttpCaller caller) {
        try {
            if (caller != null) {
                caller.close();
            }
        } catch (IOException e) {
            // it is gone, which is what was wanted
        }
    }
}
