package dev.pawl.asl.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** From text to a JSON tree, with the problems that only the text shows. */
public final class DefinitionText {
    private DefinitionText() {}

    /** The tree, or nothing if the text is no JSON; then the problem says at which line and column. */
    public static Optional<JsonNode> read(String text, Problems problems) {
        JsonNode tree;
        try {
            tree = Json.read(text);
        } catch (JsonTextException e) {
            String message = String.valueOf(e.getMessage());
            ProblemCode code = e.beyondLimits()
                    ? ProblemCode.TOO_DEEPLY_NESTED
                    : ProblemCode.INVALID_JSON_DESCRIPTION;
            problems.add(Problem.error(code, message));
            return Optional.empty();
        }
        findDuplicates(text, problems);
        return Optional.of(tree);
    }

    /** A tree keeps the last of two members of the same name, so this has to look at the tokens. */
    private static void findDuplicates(String text, Problems problems) {
        Deque<Set<String>> names = new ArrayDeque<>();
        Cursor cursor = new Cursor();
        try (JsonParser parser = Json.mapper().createParser(text)) {
            for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
                cursor.move(t, t == JsonToken.FIELD_NAME ? parser.currentName() : "");
                switch (t) {
                    case START_OBJECT -> names.push(new HashSet<>());
                    case END_OBJECT -> names.pop();
                    case FIELD_NAME -> {
                        if (!names.element().add(parser.currentName())) {
                            problems.add(duplicate(cursor.location(), parser.currentName()));
                        }
                    }
                    default -> {
                        // nothing that has a name
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem duplicate(Location location, String name) {
        boolean state = location.parent().map(p -> p.step().equals("/States")).orElse(false);
        return state
                ? Problem.error(ProblemCode.DUPLICATE_STATE_NAME, "Duplicate State name: " + name, location)
                : Problem.warning(ProblemCode.DUPLICATE_FIELD,
                        "Field '" + name + "' stands here more than once, and only the last one counts", location);
    }
}
