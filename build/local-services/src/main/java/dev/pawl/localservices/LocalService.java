package dev.pawl.localservices;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server in a process of its own, reachable from this machine alone while this is open. */
public final class LocalService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Process process;
    private final URI endpoint;

    private LocalService(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Whether the servers are there: a build without tests does not load them. */
    public static boolean available() {
        return classPath().isPresent();
    }

    /** ElasticMQ, which speaks like SQS. */
    public static LocalService elasticMq() {
        int port = freePort();
        return start(port, "org.elasticmq.server.Main", List.of("-Drest-sqs.bind-port=" + port,
                "-Drest-sqs.bind-hostname=127.0.0.1", "-Drest-stats.enabled=false", "-Dnode-address.host=127.0.0.1",
                "-Dnode-address.port=" + port), List.of());
    }

    /** DynamoDB Local, with tables in memory. */
    public static LocalService dynamoDb() {
        int port = freePort();
        String natives = Arrays.stream(classPath().orElse("").split(File.pathSeparator))
                .filter(entry -> entry.endsWith("-linux-amd64-1.0.392.so")).findFirst()
                .map(entry -> String.valueOf(Path.of(entry).getParent())).orElse("");
        return start(port, "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
                List.of("-Dsqlite4java.library.path=" + natives),
                List.of("-inMemory", "-disableTelemetry", "-port", String.valueOf(port)));
    }

    /** Where it listens. */
    public URI endpoint() {
        return endpoint;
    }

    private static LocalService start(int port, String main, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath().orElseThrow(), main));
        command.addAll(arguments);
        try {
            Path log = Files.createTempFile("local-service", ".log");
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile())
                    .start();
            // Also when whoever started it is killed politely.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            awaitPort(process, port, log);
            Files.deleteIfExists(log);
            return new LocalService(process, URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitPort(Process process, int port, Path log) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException("Expected a server at port " + port + ", but: " + Files.readString(log));
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> classPath() {
        try (InputStream in = LocalService.class.getResourceAsStream("classpath")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
