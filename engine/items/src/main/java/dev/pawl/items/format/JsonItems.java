package dev.pawl.items.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.pawl.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The elements of an array, or the members of an object, in a JSON document. */
public final class JsonItems implements Values {
    private static final ObjectReader READER = Json.mapper().reader()
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** How far into the document the items may begin. */
    private static final long POINTER_BYTES = 16L << 20;

    private final ByteFeed feed;
    private final JsonParser parser;
    /** What to add to the parser's offsets to have those of the document; negative if they are of no use. */
    private final long base;
    private Mark mark;

    private JsonItems(ByteFeed feed, JsonParser parser, long base, Mark mark) {
        this.feed = feed;
        this.parser = parser;
        this.base = base;
        this.mark = mark;
    }

    /** The format. */
    public static Format format(Optional<String> itemsPointer) throws FormatException {
        ItemsPointer pointer = ItemsPointer.of(itemsPointer);
        return (content, from) -> translated(() -> content.seekable() && from.seekable()
                ? resumed(content, from)
                : fromStart(content, pointer, from.values()));
    }

    private static JsonItems fromStart(Content content, ItemsPointer pointer, long skip) throws IOException {
        boolean seekable = content.seekable();
        ByteFeed feed = new ByteFeed(content.open(), 0);
        try {
            feed.allow(POINTER_BYTES, "what the ItemsPointer points to");
            JsonParser parser = READER.createParser(feed);
            pointer.go(parser);
            JsonToken first = parser.currentToken();
            if (first != JsonToken.START_ARRAY && first != JsonToken.START_OBJECT) {
                throw new FormatException("Expected an array or an object to iterate over, but got "
                        + (first == null ? "an empty file." : first.isNumeric() ? "a number." : "another value."));
            }
            // Members are not resumed in the middle: what follows would need to be told apart from elements.
            boolean marks = seekable && first == JsonToken.START_ARRAY;
            JsonItems items = new JsonItems(feed, parser, marks ? 0 : -1, Mark.START);
            Format.skip(items, skip);
            return items;
        } catch (IOException e) {
            feed.close();
            throw e;
        }
    }

    /** What is left of an array becomes an array again by a beginning of our own. */
    private static JsonItems resumed(Content content, Mark from) throws IOException {
        byte[] beginning = "[0".getBytes(StandardCharsets.US_ASCII);
        InputStream rest = content.open(from.bytes());
        ByteFeed feed = new ByteFeed(new SequenceInputStream(new ByteArrayInputStream(beginning), rest), 0);
        feed.allow(ByteFeed.VALUE_BYTES, "the end of an item");
        JsonParser parser = READER.createParser(feed);
        parser.nextToken();
        parser.nextToken();
        return new JsonItems(feed, parser, from.bytes() - beginning.length, from);
    }

    @Override
    public Optional<Value> next() throws IOException {
        feed.allow(ByteFeed.VALUE_BYTES, "the end of an item");
        return translated(this::read);
    }

    private Optional<Value> read() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new FormatException("Expected the end of the items, but the file ends before it.");
        }
        if (token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
            return Optional.empty();
        }
        Optional<String> key = Optional.empty();
        if (token == JsonToken.FIELD_NAME) {
            key = Optional.of(parser.currentName());
            parser.nextToken();
        }
        JsonNode node = READER.readTree(parser);
        long offset = parser.currentLocation().getByteOffset();
        mark = new Mark(base < 0 || offset < 0 ? -1 : base + offset, mark.values() + 1);
        return Optional.of(new Value(key, node));
    }

    private static <T> T translated(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (StreamConstraintsException e) {
            throw new FormatException("Expected JSON of at most " + Json.MAX_NESTING_DEPTH
                    + " levels, but the file goes beyond.", e);
        } catch (JsonProcessingException e) {
            throw new FormatException("Expected JSON, but the file is not: " + Json.complaint(e), e);
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

    private interface Reading<T> {
        T read() throws IOException;
    }
}
