package dev.pawl.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** Reads and writes JSON text in one way for the whole project. */
public final class Json {
    /** Deepest nesting that is read: far beyond what a workflow needs, far below what a stack bears. */
    public static final int MAX_NESTING_DEPTH = 500;

    /** As the parser writes where an object or array began that is not closed. */
    private static final Pattern PLACE = Pattern
            .compile("\\[Source: [^\\[\\]]*; line: (\\d+), column: (\\d+)\\]");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING_DEPTH)
                    .maxStringLength(64 * 1024 * 1024).build())
            .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(2 * MAX_NESTING_DEPTH).build())
            .build();
    /**
     * What we wrote ourselves is read whatever its shape: a value that was built may be deeper than one that is
     * let in.
     */
    private static final JsonFactory STORED = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(4 * MAX_NESTING_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE).maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE).build())
            .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(4 * MAX_NESTING_DEPTH).build())
            .build();
    private static final JsonMapper STORED_MAPPER = new JsonMapper(STORED);
    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Json() {}

    /**
     * Reads exactly one JSON value.
     *
     * @throws JsonTextException
     *             if the text is empty, malformed, nested too deep or goes on after the value
     */
    public static JsonNode read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new JsonTextException("Expected a JSON value, but the text is empty");
            }
            return node;
        } catch (StreamConstraintsException e) {
            throw new JsonTextException("Expected JSON within limits, such as at most " + MAX_NESTING_DEPTH
                    + " levels of nesting, but the text goes beyond" + where(e), true);
        } catch (MismatchedInputException e) {
            throw new JsonTextException("Expected the end of the text after a JSON value, but it goes on" + where(e));
        } catch (JsonProcessingException e) {
            throw new JsonTextException(complaint(e) + where(e));
        }
    }

    /**
     * The same for what people write: a member that is there twice is refused, for only the last would count.
     *
     * @throws JsonTextException
     *             as above
     */
    public static JsonNode readOnce(String text) {
        JsonNode node = read(text);
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            while (parser.nextToken() != null) {
                // the parser looks by itself
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new JsonTextException("Expected each member once, but found: " + complaint(e) + where(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compact text of a tree. */
    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one JSON value that this project wrote: without the limits that guests have. */
    static JsonNode readStored(String text) {
        try {
            return STORED_MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new JsonTextException("Expected stored JSON, but " + complaint(e) + where(e));
        }
    }

    /** Streams what this project stores: without the limits that guests have. */
    public static JsonFactory storedFactory() {
        return STORED;
    }

    /** The mapper behind {@link #read} and {@link #write}, for code that streams. It must not be configured. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** What a parser says is wrong, for people: a place that it names within is one of line and column alone. */
    public static String complaint(JsonProcessingException e) {
        return PLACE.matcher(String.valueOf(e.getOriginalMessage())).replaceAll("line $1, column $2");
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
    }
}
