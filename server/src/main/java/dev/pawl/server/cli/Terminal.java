package dev.pawl.server.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The terminal that a full-screen command has, if it has one: keys at once, and back to what was before. */
final class Terminal implements AutoCloseable {
    private static final File TTY = new File("/dev/tty");
    private static final int USUAL_HEIGHT = 24;
    private static final int USUAL_WIDTH = 80;

    private final String before;

    private Terminal(String before) {
        this.before = before;
    }

    /** How large it is. */
    record Size(int height, int width) {}

    /** Takes it; empty if there is none. */
    static Optional<Terminal> take() {
        return stty("-g").filter(state -> !state.isEmpty()).map(state -> {
            var unused = stty("-icanon", "-echo", "min", "0", "time", "0");
            return new Terminal(state);
        });
    }

    Size size() {
        String[] parts = stty("size").orElse("").split(" ", -1);
        try {
            int height = Integer.parseInt(parts[0]);
            int width = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
            return height > 0 && width > 0 ? new Size(height, width) : new Size(USUAL_HEIGHT, USUAL_WIDTH);
        } catch (NumberFormatException e) {
            return new Size(USUAL_HEIGHT, USUAL_WIDTH);
        }
    }

    private static Optional<String> stty(String... words) {
        String[] command = new String[words.length + 1];
        command[0] = "stty";
        System.arraycopy(words, 0, command, 1, words.length);
        try {
            Process process = new ProcessBuilder(command).redirectInput(TTY)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        var unused = stty(before);
    }
}
