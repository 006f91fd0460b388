package dev.pawl.server.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a command end in order when the process is asked to end (Ctrl-C, a service manager): interrupts the
 * thread that
 * runs it, and holds the process until it has said that it is done.
 */
final class OrderlyStop implements AutoCloseable {
    private static final long LONGEST_SECONDS = 30;

    private final Thread command = Thread.currentThread();
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Thread hook = new Thread(this::stop, "orderly stop");

    OrderlyStop() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop() {
        asked.set(true);
        command.interrupt();
        try {
            if (!done.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("pawl: ends although not everything has stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command has tidied up, and the process may go. */
    @Override
    public void close() {
        done.countDown();
        if (!asked.get()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending already, and the hook finds that all is done.
            }
        }
    }
}
