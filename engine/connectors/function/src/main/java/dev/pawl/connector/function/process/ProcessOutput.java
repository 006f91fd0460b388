package dev.pawl.connector.function.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a process prints, so that it never waits for a reader, and gives each line to the call that it
 * belongs to.
 * Our bootstraps print a mark after each call: what was printed before it has then been read.
 */
final class ProcessOutput {
    /** Begins the mark; the call's id follows. */
    static final String MARK = "\u0001pawl-end ";

    private static final int MAX_LINE_BYTES = 16 * 1024;

    private final UnaryOperator<String> redact;
    private final InvocationLog between;
    private final CountDownLatch atEnd = new CountDownLatch(1);
    private volatile InvocationLog current;
    private volatile @Nullable CountDownLatch marked;
    private volatile String awaited = "";

    ProcessOutput(InvocationLog between, UnaryOperator<String> redact) {
        this.between = between;
        this.current = between;
        this.redact = redact;
    }

    void read(InputStream in) {
        // A platform thread: reading a pipe would hold the carrier of a virtual one.
        Thread.ofPlatform().daemon().name("function output").start(() -> {
            try (in) {
                lines(in);
            } catch (IOException e) {
                // The process is gone.
            } finally {
                atEnd.countDown();
            }
        });
    }

    /** From now on, lines are that call's. */
    void begin(InvocationLog log, String requestId) {
        awaited = requestId;
        marked = new CountDownLatch(1);
        current = log;
    }

    /** Waits for the mark of the call, but not for long: a function may have closed its output. */
    void awaitMark(Duration limit) throws InterruptedException {
        CountDownLatch mark = marked;
        if (mark != null && atEnd.getCount() > 0) {
            boolean unused = mark.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Waits until all was read that an ended process has printed, but not for long. */
    void awaitEnd(Duration limit) throws InterruptedException {
        boolean unused = atEnd.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Further lines belong to no call. */
    void end() {
        current = between;
    }

    private void lines(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            for (int i = 0; i < n; i++) {
                if (buffer[i] != '\n') {
                    line.write(buffer[i]);
                }
                if (buffer[i] == '\n' || line.size() == MAX_LINE_BYTES) {
                    line(line);
                }
            }
        }
        if (line.size() > 0) {
            line(line);
        }
    }

    private void line(ByteArrayOutputStream bytes) {
        String line = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        int mark = line.indexOf(MARK);
        if (mark < 0) {
            current.line(redact.apply(line));
            return;
        }
        if (mark > 0) {
            current.line(redact.apply(line.substring(0, mark)));
        }
        CountDownLatch latch = marked;
        if (latch != null && line.substring(mark + MARK.length()).strip().equals(awaited)) {
            latch.countDown();
        }
    }
}
