package dev.pawl.connector.function.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * How much memory a process and its children hold, as Linux tells it. Pages that hold parts of files do not
 * count: all
 * processes share them.
 */
final class Memory {
    private static final Path PROCESSES = Path.of("/proc");

    private Memory() {}

    /** In kibibytes; 0 where nobody tells. */
    static long kibibytes(long pid) {
        Set<Long> seen = new HashSet<>();
        Deque<Long> open = new ArrayDeque<>();
        open.add(pid);
        long sum = 0;
        while (!open.isEmpty()) {
            long next = open.remove();
            if (seen.add(next)) {
                sum += own(next);
                children(next, open);
            }
        }
        return sum;
    }

    private static long own(long pid) {
        try {
            long sum = 0;
            for (String line : Files.readAllLines(PROCESSES.resolve(pid + "/status"))) {
                if (line.startsWith("RssAnon:") || line.startsWith("RssShmem:")) {
                    sum += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
            return sum;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static void children(long pid, Deque<Long> found) {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(PROCESSES.resolve(pid + "/task"))) {
            for (Path thread : threads) {
                for (String child : Files.readString(thread.resolve("children")).split(" ", -1)) {
                    if (!child.isBlank()) {
                        found.add(Long.parseLong(child.strip()));
                    }
                }
            }
        } catch (IOException | NumberFormatException e) {
            // It ended meanwhile, or this kernel does not tell.
        }
    }
}
