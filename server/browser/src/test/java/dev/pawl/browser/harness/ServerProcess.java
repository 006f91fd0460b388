package dev.pawl.browser.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code pawl server} as a process of its own, which can be killed and started again at the same address. */
public final class ServerProcess implements Served {
    private final Path folder;
    private Process process;
    private final String url;

    /** Starts one on a free port; when this returns, requests are taken. */
    public ServerProcess(Path folder) {
        this.folder = folder;
        process = start(0);
        url = awaitAddress(process);
    }

    /** Kills it as a power cut does. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** Starts it again where it was. */
    public void startAgain() {
        process = start(Integer.parseInt(url.substring(url.lastIndexOf(':') + 1)));
        awaitAddress(process);
    }

    private Process start(int port) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-Dorg.sqlite.tmpdir=" + folder, "-cp",
                System.getProperty("java.class.path"), "dev.pawl.server.cli.Main", "server", "--port",
                Integer.toString(port), "--db", folder.resolve("pawl.db").toString()));
        try {
            return new ProcessBuilder(command).directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("errors.log").toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String awaitAddress(Process process) {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        return out.lines().flatMap(line -> address(line).stream()).findFirst()
                .orElseThrow(() -> new AssertionError("Expected an address, but the server ended"));
    }

    private static Optional<String> address(String line) {
        int at = line.indexOf("http://");
        return at < 0 ? Optional.empty() : Optional.of(line.substring(at).split("[ ,]", 2)[0]);
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
