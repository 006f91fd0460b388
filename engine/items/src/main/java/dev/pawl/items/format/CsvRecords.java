package dev.pawl.items.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits delimited text into records of fields, by the rules that AWS documents: quotation marks are needed
 * only
 * around delimiters and newlines; a doubled one stands for one, also within a field that has none around it;
 * a
 * backslash escapes another, a quotation mark or the delimiter, and vanishes before anything else.
 */
final class CsvRecords {
    private static final int QUOTE = '"';
    private static final int ESCAPE = '\\';

    private final ByteFeed feed;
    private final int delimiter;
    private final ByteArrayOutputStream field = new ByteArrayOutputStream();
    private List<String> fields = new ArrayList<>();
    /** Between two quotation marks. */
    private boolean quoted;
    /** Behind the first character of a field. */
    private boolean inField;

    CsvRecords(ByteFeed feed, byte delimiter) {
        this.feed = feed;
        this.delimiter = delimiter;
    }

    /** The next record; empty at the end. */
    Optional<List<String>> next() throws IOException {
        if (feed.peek() < 0) {
            return Optional.empty();
        }
        fields = new ArrayList<>();
        quoted = false;
        startField();
        int one = feed.read();
        while (one >= 0 && (one != '\n' || quoted)) {
            take(one);
            one = feed.read();
        }
        if (quoted) {
            throw new FormatException("Expected a quotation mark that ends a field, but the file ends before it.");
        }
        endField();
        return Optional.of(fields);
    }

    private void take(int one) throws IOException {
        if (one == ESCAPE) {
            escape();
        } else if (one == QUOTE) {
            quote();
        } else if (one == delimiter && !quoted) {
            endField();
        } else if (one != '\r' || quoted || feed.peek() != '\n') {
            field.write(one);
            inField = true;
        }
    }

    private void escape() throws IOException {
        int follows = feed.peek();
        boolean quoteToo = (quoted || inField) && follows == QUOTE;
        if (quoteToo || follows == ESCAPE || follows == delimiter) {
            field.write(feed.read());
            inField = true;
        }
    }

    private void quote() throws IOException {
        if ((quoted || inField) && feed.peek() == QUOTE) {
            field.write(feed.read());
            return;
        }
        quoted = !quoted;
        if (field.size() > 0 && !atEndOfField()) {
            field.write(QUOTE);
        }
        inField = !inField;
    }

    private boolean atEndOfField() throws IOException {
        int follows = feed.peek();
        return follows < 0 || follows == delimiter || follows == '\n' || follows == '\r';
    }

    private void endField() {
        fields.add(field.toString(StandardCharsets.UTF_8));
        startField();
    }

    private void startField() {
        field.reset();
        inField = false;
    }
}
