package dev.pawl.items.format;

import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.io.IOException;
import java.util.Optional;

/** JSON Lines: a value in each line; lines without text count for nothing. */
public final class JsonLines implements Values {
    private final ByteFeed feed;
    private final Lines lines;
    private final boolean seekable;
    private Mark mark;

    private JsonLines(ByteFeed feed, boolean seekable, Mark mark) {
        this.feed = feed;
        this.lines = new Lines(feed);
        this.seekable = seekable;
        this.mark = mark;
    }

    /** The format. */
    public static Format format() {
        return (content, from) -> {
            boolean seekable = content.seekable();
            if (seekable && from.seekable()) {
                return new JsonLines(new ByteFeed(content.open(from.bytes()), from.bytes()), true, from);
            }
            ByteFeed feed = new ByteFeed(content.open(), 0);
            feed.skipByteOrderMark();
            JsonLines values = new JsonLines(feed, seekable, Mark.START);
            Format.skip(values, from.values());
            return values;
        };
    }

    @Override
    public Optional<Value> next() throws IOException {
        Optional<String> line = lines.nextWithText();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        try {
            Value value = Value.of(Json.read(line.get()));
            mark = new Mark(seekable ? feed.position() : -1, mark.values() + 1);
            return Optional.of(value);
        } catch (JsonTextException e) {
            throw new FormatException("Expected JSON in each line, but item " + mark.values() + " is not: "
                    + e.getMessage(), e);
        }
    }

    @Override
    public Mark mark() {
        return mark;
    }

    @Override
    public void close() throws IOException {
        feed.close();
    }
}
