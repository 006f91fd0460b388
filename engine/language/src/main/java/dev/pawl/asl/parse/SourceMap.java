package dev.pawl.asl.parse;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.pawl.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Finds the line and column of a problem in the text of a definition. Each question reads the text again,
 * passing over
 * all that does not lie on the way: nothing is kept, however large the text.
 */
public final class SourceMap {
    /** Line and column, both counted from 1. */
    public record Position(int line, int column) {
        private static Position of(JsonLocation location) {
            return new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
        }
    }

    /** From a place up to the one behind its end. */
    public record Range(Position start, Position end) {}

    private final String text;

    private SourceMap(String text) {
        this.text = text;
    }

    /** For this text, which may be broken. */
    public static SourceMap of(String text) {
        return new SourceMap(text);
    }

    /** Where the problem is: its place, or where the text stops being JSON. */
    public Position positionOf(Problem problem) {
        return position(problem.location().orElse("/"));
    }

    /**
     * Where this place begins: the name of a member, or an element of an array. If there is no such place (a
     * field that
     * is missing), then the nearest around it; in broken JSON, the break if it comes first.
     */
    public Position position(String location) {
        return syntaxError().orElseGet(() -> Position.of(find(location)));
    }

    /**
     * The problem's place from its beginning to its end: a member with its value if that is short, such as a
     * text; of an
     * object or an array only the name, and without a name only the bracket.
     */
    public Range rangeOf(Problem problem) {
        return range(problem.location().orElse("/"));
    }

    /** The same of a place, such as {@code /States/Route/Next}. */
    public Range range(String location) {
        Optional<Position> broken = syntaxError();
        if (broken.isPresent()) {
            return new Range(broken.get(), new Position(broken.get().line(), broken.get().column() + 1));
        }
        JsonLocation found = find(location);
        int start = (int) found.getCharOffset();
        int value = valueOf(start);
        boolean large = text.charAt(value) == '{' || text.charAt(value) == '[';
        int end = endOfToken(large ? start : value);
        return new Range(Position.of(found), behind(Position.of(found), start, end));
    }

    /** Where the value begins of the member whose name begins here; an element of an array is its own value. */
    private int valueOf(int start) {
        int colon = blanks(endOfToken(start));
        return colon < text.length() && text.charAt(colon) == ':' ? blanks(colon + 1) : start;
    }

    private int blanks(int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Behind the text, the number, the word or the bracket that begins here. */
    private int endOfToken(int start) {
        int at = start + 1;
        if (text.charAt(start) == '"') {
            while (at < text.length() && text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            return Math.min(at + 1, text.length());
        }
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private Position behind(Position start, int from, int to) {
        int line = start.line();
        int column = start.column();
        for (int i = from; i < to; i++) {
            boolean newLine = text.charAt(i) == '\n';
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
        return new Position(line, column);
    }

    private JsonLocation find(String location) {
        try (JsonParser parser = Json.mapper().createParser(text)) {
            return walk(parser, location);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonLocation walk(JsonParser parser, String location) throws IOException {
        parser.nextToken();
        JsonLocation best = parser.currentTokenLocation();
        Cursor cursor = new Cursor();
        cursor.move(parser.currentToken(), "");
        for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
            cursor.move(t, t == JsonToken.FIELD_NAME ? parser.currentName() : "");
            if (t == JsonToken.END_OBJECT || t == JsonToken.END_ARRAY) {
                continue;
            }
            boolean onTheWay = leadsTo(cursor.location().toString(), location);
            if (onTheWay && (t == JsonToken.FIELD_NAME || cursor.location().step().startsWith("["))) {
                best = parser.currentTokenLocation();
            }
            if (!onTheWay && t.isStructStart()) {
                parser.skipChildren();
                cursor.move(parser.currentToken(), "");
            }
        }
        return best;
    }

    private static boolean leadsTo(String place, String target) {
        return target.startsWith(place) && (target.length() == place.length()
                || target.charAt(place.length()) == '/' || target.charAt(place.length()) == '[');
    }

    /** Where the text stops being JSON that can be read, if it does. */
    public Optional<Position> syntaxError() {
        try (JsonParser parser = Json.mapper().createParser(text)) {
            return syntaxError(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Position> syntaxError(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() == null) {
                return Optional.of(new Position(1, 1));
            }
            parser.skipChildren();
            return parser.nextToken() == null
                    ? Optional.empty()
                    : Optional.of(Position.of(parser.currentTokenLocation()));
        } catch (JsonProcessingException e) {
            return Optional.of(Position.of(e.getLocation() == null ? parser.currentLocation() : e.getLocation()));
        }
    }
}
