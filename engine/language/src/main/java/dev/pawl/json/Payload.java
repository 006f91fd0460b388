package dev.pawl.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value on its way through an execution, together with its text, which is made at most once. Nobody
 * changes the
 * tree behind a payload: whoever needs another value builds another tree.
 */
public final class Payload {
    /** The empty object, which AWS takes when a start brings no input. */
    public static final Payload EMPTY_OBJECT = of(JsonNodeFactory.instance.objectNode());
    /** The JSON value null. */
    public static final Payload NULL = of(JsonNodeFactory.instance.nullNode());

    private volatile @Nullable JsonNode value;
    private @Nullable String text;
    private int sizeBytes = -1;

    private Payload(@Nullable JsonNode value, @Nullable String text) {
        this.value = value;
        this.text = text;
    }

    /** Wraps a tree that will not be changed any more. */
    public static Payload of(JsonNode value) {
        return new Payload(value, null);
    }

    /**
     * Reads JSON text and keeps it as it was written.
     *
     * @throws JsonTextException
     *             if the text is not exactly one JSON value
     */
    public static Payload parse(String text) {
        return new Payload(Json.read(text), text);
    }

    /**
     * Takes text back that was the text of a payload before, from a store of our own: it is not checked again,
     * and read
     * only once somebody asks for the tree.
     */
    public static Payload stored(String text) {
        return new Payload(null, text);
    }

    /** The tree. */
    public JsonNode value() {
        JsonNode v = value;
        if (v == null) {
            v = Json.readStored(text());
            value = v;
        }
        return v;
    }

    /** The JSON text: as it was read, or in compact form. */
    public String text() {
        String t = text;
        if (t == null) {
            t = Json.write(value());
            text = t;
        }
        return t;
    }

    /** Length of the text in UTF-8 bytes: what AWS's limit of 262,144 counts. */
    public int sizeBytes() {
        if (sizeBytes < 0) {
            sizeBytes = utf8Length(text());
        }
        return sizeBytes;
    }

    private static int utf8Length(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) >= 0x80) {
                return s.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return s.length();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload p && value().equals(p.value());
    }

    @Override
    public int hashCode() {
        return value().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
