package dev.pawl.server.bench.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server in a process of its own, as users run it. */
final class Child {
    private static final long KIB = 1024;
    private static final Pattern USED = Pattern.compile("OldGen\\s+total \\d+K, used (\\d+)K");

    private static final List<String> PASSED_ON = List.of("-XX:AOTCache=", "-XX:SharedArchiveFile=", "-Xlog:disable",
            "--enable-native-access", "--sun-misc-unsafe", "-Dorg.sqlite");

    private final Path folder;
    private final int port;
    private volatile Process process;

    Child(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.process = start();
    }

    private Process start() throws IOException {
        List<String> command = java("server", "--port", String.valueOf(port), "--db",
                folder.resolve("soak.db").toString(), "--config", folder.resolve("pawl.json").toString(),
                "--functions", folder.resolve("functions").toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(NotingFunction.VARIABLE, folder.resolve("notes.txt").toString());
        Process started = builder.start();
        BufferedReader out = new BufferedReader(
                new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith("Pawl listens")) {
            log(line);
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("Expected the server to listen, but it ended; see " + folder.resolve("server.log"));
        }
        Thread.ofVirtual().start(() -> follow(out));
        return started;
    }

    /** Until it ends, be it killed. */
    private void follow(BufferedReader out) {
        try (out) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                log(line);
            }
        } catch (IOException e) {
            log("Its output ended: " + e.getMessage());
        }
    }

    private synchronized void log(String line) {
        try {
            Files.writeString(folder.resolve("server.log"), line + "\n", StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** As a power cut does it, and up again. */
    void killAndRestart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = start();
    }

    /** Stopped by the operating system, or let go on. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }

    /** Bytes of memory that it has. */
    long memory() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB).findFirst().orElse(0);
        }
    }

    /**
     * MiB of its heap that a full collection leaves, which are old afterwards: what is young has come since. Zero
     * if the
     * Java that runs has no jcmd.
     */
    double live() throws IOException, InterruptedException {
        return jcmd("GC.run").isEmpty()
                ? 0
                : jcmd("GC.heap_info").lines().map(USED::matcher).filter(Matcher::find)
                        .mapToDouble(found -> Double.parseDouble(found.group(1)) / KIB).sum();
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            return "";
        }
        Process run = new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), command).start();
        try (InputStream in = run.getInputStream()) {
            String said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return run.waitFor() == 0 ? said : "";
        }
    }

    /** Whether the store of a server that has ended is whole, as {@code pawl check} sees it. */
    boolean check(PrintWriter to) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(java("check", "--db", folder.resolve("soak.db").toString()))
                .redirectErrorStream(true).start();
        try (BufferedReader said = run.inputReader(StandardCharsets.UTF_8)) {
            said.lines().forEach(to::println);
        }
        to.flush();
        return run.waitFor() == 0;
    }

    /** The Java and the classes of this process, and its archive of classes if it has one. */
    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseParallelGC",
                        "-Xmx1g"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> PASSED_ON.stream().anyMatch(argument::startsWith)).forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.pawl.server.cli.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** How many threads and open files it has. */
    int[] handles() throws IOException {
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        return new int[]{count(proc.resolve("task")), count(proc.resolve("fd"))};
    }

    private static int count(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return (int) entries.count();
        }
    }

    /** Bytes of the store with its log. */
    long disk() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("soak.db"))
                    .mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** In order. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
