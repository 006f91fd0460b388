package dev.pawl.container.engine;

import static org.junit.jupiter.api.Assumptions.abort;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Docker Engine that DOCKER_HOST names, and an image of Debian's static busybox in it. Without either,
 * whoever asks is
 * skipped.
 */
public final class RealEngine {
    /** An image with a shell. */
    public static final String IMAGE = "pawl-test/shell:1";
    private static final Path BUSYBOX = Path.of("/bin/busybox");
    private static final List<String> COMMANDS = List.of("sh", "sleep", "cat", "echo", "true", "false", "env", "id",
            "kill", "nc", "wget", "httpd", "pwd", "tail", "head", "dd", "ls", "touch", "test", "grep", "mkdir", "chmod",
            "date", "wc");

    private RealEngine() {}

    /** A client of it, with the image there. */
    public static DockerClient client() {
        Optional<String> host = Optional.ofNullable(System.getenv("DOCKER_HOST")).filter(text -> !text.isBlank());
        try {
            DockerClients clients = DockerClients.of(host);
            clients.calls().pingCmd().exec();
            provideImage(clients);
            return clients.calls();
        } catch (RuntimeException e) {
            return abort("Needs a Docker Engine (DOCKER_HOST); " + e.getMessage());
        }
    }

    private static void provideImage(DockerClients clients) {
        try {
            clients.calls().inspectImageCmd(IMAGE).exec();
        } catch (NotFoundException e) {
            if (!Files.isExecutable(BUSYBOX)) {
                abort("Needs a static busybox in " + BUSYBOX);
            }
            int colon = IMAGE.indexOf(':');
            clients.importImage(IMAGE.substring(0, colon), IMAGE.substring(colon + 1),
                    new ByteArrayInputStream(tar()));
        }
    }

    private static byte[] tar() {
        try {
            ByteArrayOutputStream tar = new ByteArrayOutputStream();
            byte[] busybox = Files.readAllBytes(BUSYBOX);
            tar.writeBytes(header("bin/busybox", busybox.length, '0', ""));
            tar.writeBytes(busybox);
            tar.writeBytes(new byte[(512 - busybox.length % 512) % 512]);
            for (String command : COMMANDS) {
                tar.writeBytes(header("bin/" + command, 0, '2', "busybox"));
            }
            tar.writeBytes(header("tmp/", 0, '5', ""));
            tar.writeBytes(new byte[1024]);
            return tar.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] header(String name, int size, char type, String link) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000755\0000000000\0000000000");
        put(header, 124, String.format("%011o\00000000000000", size));
        put(header, 148, "        " + type + link);
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
