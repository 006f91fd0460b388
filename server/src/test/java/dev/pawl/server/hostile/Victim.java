package dev.pawl.server.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server in a process of its own, and what the operating system says of it. */
final class Victim implements AutoCloseable {
    private final Process process;
    private final URI address;
    private final Path log;

    /** What must not grow. */
    record Size(long handles, long threads, long heapKilobytes) {}

    Victim(Path folder, List<String> options) throws IOException {
        this(folder, "512m", options);
    }

    Victim(Path folder, String heap, List<String> options) throws IOException {
        log = folder.resolve("errors.log");
        List<String> command = new ArrayList<>(List.of(java("java"), "-Xmx" + heap, "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "-Dorg.sqlite.tmpdir=" + folder, "-cp",
                System.getProperty("java.class.path"), "dev.pawl.server.cli.Main", "server", "--port", "0", "--db",
                folder.resolve("pawl.db").toString()));
        command.addAll(options);
        process = new ProcessBuilder(command).directory(folder.toFile()).redirectError(log.toFile()).start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.contains("://")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new AssertionError("Expected an address, but the server ended: " + Files.readString(log));
        }
        address = URI.create(line.substring(line.indexOf("http")).split("[ ,]", 2)[0]);
        Thread.ofVirtual().start(() -> drain(out));
    }

    private static void drain(BufferedReader out) {
        try {
            while (out.readLine() != null) {
                // so that it can go on writing
            }
        } catch (IOException e) {
            // it has ended
        }
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    URI address() {
        return address;
    }

    /** What it wrote to its log. */
    String log() throws IOException {
        return Files.readString(log, StandardCharsets.ISO_8859_1);
    }

    /** After all garbage is collected. */
    Size size() throws IOException {
        jcmd("GC.run");
        String heap = jcmd("GC.heap_info");
        long used = Pattern.compile("used (\\d+)K").matcher(heap).results()
                .limit(2) // the young and the old; what follows is no heap
                .mapToLong(found -> Long.parseLong(found.group(1))).sum();
        return new Size(count("fd"), count("task"), used);
    }

    private long count(String what) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc", String.valueOf(process.pid()), what))) {
            return all.count();
        }
    }

    private String jcmd(String command) throws IOException {
        Process run = new ProcessBuilder(java("jcmd"), String.valueOf(process.pid()), command)
                .redirectErrorStream(true).start();
        return new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
