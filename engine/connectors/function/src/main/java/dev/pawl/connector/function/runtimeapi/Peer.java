package dev.pawl.connector.function.runtimeapi;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether the other end of a connection belongs to the user who runs this server. Only Linux can say. */
final class Peer {
    private static final List<Path> CONNECTIONS = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final int LOCAL_ADDRESS = 1;
    private static final int REMOTE_ADDRESS = 2;
    private static final int USER = 7;

    private Peer() {}

    static boolean isOurs(Socket connection) {
        String theirs = String.format(Locale.ROOT, ":%04X", connection.getPort());
        String ours = String.format(Locale.ROOT, ":%04X", connection.getLocalPort());
        return CONNECTIONS.stream().filter(Files::isReadable).allMatch(file -> isOurs(file, theirs, ours));
    }

    private static boolean isOurs(Path connections, String theirs, String ours) {
        try (Stream<String> lines = Files.lines(connections)) {
            String me = String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
            return lines.skip(1).map(line -> line.strip().split("\\s+"))
                    .filter(words -> words.length > USER && words[LOCAL_ADDRESS].endsWith(theirs)
                            && words[REMOTE_ADDRESS].endsWith(ours))
                    .allMatch(words -> words[USER].equals(me));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return true;
        }
    }
}
