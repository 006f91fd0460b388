package dev.pawl.items.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of UTF-8, ended by a newline, with or without a carriage return before it. */
final class Lines {
    private final ByteFeed feed;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(ByteFeed feed) {
        this.feed = feed;
    }

    /** The next line that has more than white space in it; empty at the end. */
    Optional<String> nextWithText() throws IOException {
        feed.allow(ByteFeed.VALUE_BYTES, "the end of a line");
        while (feed.peek() >= 0) {
            String text = next();
            if (!text.isBlank()) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private String next() throws IOException {
        line.reset();
        for (int one = feed.read(); one >= 0 && one != '\n'; one = feed.read()) {
            line.write(one);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
