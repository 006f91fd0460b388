package dev.pawl.connector.function.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a process is started so that it never outlives the server. A shell makes it the leader of a session of
 * its own and
 * leaves a guard beside it, which reads the pipe that only the server can write to: when that ends, because
 * the server closes
 * it or is gone, the guard kills the whole group, children of the function included.
 */
record Launch(List<String> command, Map<String, String> environment, Path folder) {
    private static final String GUARDED = "exec 3<&0; { read -r _ <&3; kill -KILL %s; } >/dev/null 2>&1 & "
            + "ulimit -c 0; exec \"$@\" 3<&- </dev/null";

    /**
     * Starts it.
     *
     * @param setsid
     *            a program that begins a session; without it only the process itself is killed
     */
    Process start(Optional<String> setsid) throws IOException {
        List<String> words = new ArrayList<>();
        setsid.ifPresent(words::add);
        words.addAll(List.of("/bin/sh", "-c", String.format(GUARDED, setsid.isPresent() ? "0" : "$$"), "pawl"));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private File directory() {
        Path parent = folder.toAbsolutePath().getParent();
        return (Files.isDirectory(folder) || parent == null ? folder : parent).toFile();
    }
}
