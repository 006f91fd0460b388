package dev.pawl.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a command makes. */
final class TextOutput {
    private TextOutput() {}

    /** Writes a file, and makes the folders that it lacks. */
    static void write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw CommandException.usage("Expected to write " + file + ", but: " + e);
        }
    }
}
