package dev.pawl.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One life of the engine's process, seen from its parent. */
final class EngineProcess {
    private final Process process;
    private final Ledger ledger;
    private final OutputStream in;
    /** A thread of its own, because the pipe may be full while the other one is full too. */
    private final ExecutorService sender = Executors
            .newSingleThreadExecutor(work -> Thread.ofPlatform().daemon().unstarted(work));
    private final Thread reader;
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile @Nullable Instant readyAt;
    private volatile long left = Long.MAX_VALUE;

    EngineProcess(Path folder, Ledger ledger, int round, int starts) throws IOException {
        this.ledger = ledger;
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        process = new ProcessBuilder(List.of(java.toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED", "-Dorg.sqlite.tmpdir=" + folder, "-cp",
                System.getProperty("java.class.path"), EngineUnderFire.class.getName(),
                folder.resolve("pawl.db").toString(), Integer.toString(round), Integer.toString(starts)))
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("errors.log").toFile())).start();
        in = process.getOutputStream();
        reader = Thread.ofPlatform().daemon().start(this::read);
    }

    boolean awaitReady(Duration atMost) throws InterruptedException {
        return ready.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** True if it ended by itself in that time. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** SIGKILL; then reads what still lies in the pipe. */
    void kill() throws InterruptedException {
        Instant at = Instant.now();
        // By its handle: Process itself would throw away what lies in the pipe.
        process.toHandle().destroyForcibly();
        over(at);
    }

    /** Asks it to end in order; returns its exit code. */
    int quit() throws InterruptedException {
        send("quit");
        if (!endsWithin(Duration.ofSeconds(30))) {
            kill();
            return -1;
        }
        over(Instant.now());
        return process.exitValue();
    }

    private void over(Instant at) throws InterruptedException {
        process.waitFor();
        reader.join();
        sender.close();
        Instant from = readyAt;
        if (from != null) {
            ledger.lived(from, at);
        }
    }

    /** How much it said was left to do when asked last. */
    long left() {
        return left;
    }

    /** Tells it something; a process that is gone hears nothing. */
    void send(String line) {
        sender.execute(() -> {
            try {
                in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                in.flush();
            } catch (IOException e) {
                // It was killed; its successor will be told.
            }
        });
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ", 2);
                heard(words[0], words.length > 1 ? words[1] : "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void heard(String word, String what) {
        switch (word) {
            case "ready" -> ready(what);
            case "started" -> {
                ledger.started.add(what);
                if (what.contains(":execution:" + Kind.STOPPED.machine() + ":")) {
                    ask(what, "stop " + what);
                }
            }
            case "called" -> ledger.called.add(what);
            case "token" -> ask(what, "answer " + what);
            case "job" -> ledger.jobs.add(what);
            case "attached" -> ledger.attached.add(what);
            case "cancelled" -> ledger.cancelled.add(what);
            case "done" -> ledger.unconfirmed.remove(what);
            case "left" -> left = Long.parseLong(what);
            default -> ledger.refusals.add(word + " " + what);
        }
    }

    private void ready(String millis) {
        readyAt = Instant.ofEpochMilli(Long.parseLong(millis));
        ledger.unconfirmed.values().forEach(this::send);
        ready.countDown();
    }

    private void ask(String what, String command) {
        ledger.unconfirmed.put(what, command);
        send(command);
    }
}
