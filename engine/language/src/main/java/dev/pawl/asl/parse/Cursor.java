package dev.pawl.asl.parse;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayDeque;
import java.util.Deque;

/** Follows a stream of JSON tokens and knows at which place of the document it is. */
final class Cursor {
    /** An object or array that is open, and the element of an array at which the stream is. */
    private static final class Level {
        private final Location location;
        private final boolean array;
        private int next;

        private Level(Location location, boolean array) {
            this.location = location;
            this.array = array;
        }
    }

    private final Deque<Level> open = new ArrayDeque<>();
    private Location here = Location.ROOT;

    /** Moves on by one token. */
    void move(JsonToken token, String fieldName) {
        if (token == JsonToken.FIELD_NAME) {
            here = open.element().location.child(fieldName);
            return;
        }
        if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
            here = open.pop().location;
            return;
        }
        Level level = open.peek();
        if (level != null && level.array) {
            here = level.location.index(level.next++);
        }
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            open.push(new Level(here, token == JsonToken.START_ARRAY));
        }
    }

    /** The place of the value, or member, that the last token began. */
    Location location() {
        return here;
    }
}
