package dev.pawl.items.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes to the value that a JSON Pointer (RFC 6901) names, reading over all that lies before it. */
record ItemsPointer(List<String> steps) {
    /** The whole document. */
    static final ItemsPointer ROOT = new ItemsPointer(List.of());
    private static final int MOST_CHARACTERS = 2_000;

    /** Reads a pointer such as {@code /catalog/items}. */
    static ItemsPointer of(Optional<String> written) throws FormatException {
        String text = written.orElse("");
        if (text.length() > MOST_CHARACTERS) {
            throw new FormatException("ItemsPointer cannot be longer than 2,000 characters.");
        }
        if (text.isEmpty()) {
            return ROOT;
        }
        if (!text.startsWith("/")) {
            throw new FormatException("Expected a JSON Pointer as ItemsPointer, which begins with /, but got " + text
                    + ".");
        }
        List<String> steps = new ArrayList<>();
        for (String step : text.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return new ItemsPointer(List.copyOf(steps));
    }

    /** Leaves the parser at the first token of the value. */
    void go(JsonParser parser) throws IOException {
        parser.nextToken();
        for (String step : steps) {
            boolean found = parser.currentToken() == JsonToken.START_OBJECT
                    ? member(parser, step)
                    : parser.currentToken() == JsonToken.START_ARRAY && element(parser, step);
            if (!found) {
                throw new FormatException("The ItemsPointer " + this + " does not point to anything in the file.");
            }
        }
    }

    private static boolean member(JsonParser parser, String name) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean it = parser.currentName().equals(name);
            parser.nextToken();
            if (it) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static boolean element(JsonParser parser, String index) throws IOException {
        if (!index.matches("0|[1-9]\\d{0,8}")) {
            return false;
        }
        for (int left = Integer.parseInt(index); parser.nextToken() != JsonToken.END_ARRAY; left--) {
            if (parser.currentToken() == null) {
                return false;
            }
            if (left == 0) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    @Override
    public String toString() {
        return "/" + String.join("/", steps);
    }
}
