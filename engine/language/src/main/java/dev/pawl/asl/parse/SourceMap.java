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
        Optional<Position> broken = syntaxError();
        if (broken.isPresent()) {
            return broken.get();
        }
        try (JsonParser parser = Json.mapper().createParser(text)) {
            return walk(parser, location);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Position walk(JsonParser parser, String location) throws IOException {
        parser.nextToken();
        Position best = Position.of(parser.currentTokenLocation());
        Cursor cursor = new Cursor();
        cursor.move(parser.currentToken(), "");
        for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
            cursor.move(t, t == JsonToken.FIELD_NAME ? parser.currentName() : "");
            if (t == JsonToken.END_OBJECT || t == JsonToken.END_ARRAY) {
                continue;
            }
            boolean onTheWay = leadsTo(cursor.location().toString(), location);
            if (onTheWay && (t == JsonToken.FIELD_NAME || cursor.location().step().startsWith("["))) {
                best = Position.of(parser.currentTokenLocation());
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
