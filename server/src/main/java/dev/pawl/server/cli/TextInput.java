package dev.pawl.server.cli;

import dev.pawl.json.JsonTextException;
import dev.pawl.json.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Text that a command is given: itself, in a file, or on standard input. */
final class TextInput {
    private TextInput() {}

    /** JSON that is given as text, as {@code @FILE}, or as {@code -} for standard input. */
    static Payload json(String option, InputStream standardInput) {
        String text = option.equals("-")
                ? all(standardInput)
                : option.startsWith("@") ? file(Path.of(option.substring(1))) : option;
        try {
            return Payload.parse(text);
        } catch (JsonTextException e) {
            throw CommandException.usage("Expected JSON as input" + (option.startsWith("@")
                    ? " in " + option.substring(1)
                    : "") + ", but: " + e.getMessage());
        }
    }

    /** The whole of a file. */
    static String file(Path path) {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw CommandException.usage("Expected the file " + path + ", but there is none");
        } catch (IOException e) {
            throw CommandException.usage("Expected to read " + path + ", but: " + e);
        }
    }

    /** All that comes in. */
    static String all(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw CommandException.usage("Expected to read standard input, but: " + e);
        }
    }
}
