package dev.pawl.expr.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A path that names exactly one place, as ResultPath does: only {@code .name}, {@code ['name']} and
 * {@code [n]}.
 */
public final class ReferencePath {
    private final String text;

    private ReferencePath(String text) {
        this.text = text;
    }

    /**
     * Reads a path that begins with {@code $}.
     *
     * @throws dev.pawl.expr.ExpressionSyntaxException
     *             if it could name several places
     */
    public static ReferencePath parse(String text) {
        return new ReferencePath(text);
    }

    /** The value at this place, if there is one. */
    public Optional<JsonNode> read(JsonNode from) {
        throw new UnsupportedOperationException(text);
    }

    /**
     * The same tree with a value at this place. Missing objects are made; {@code into} is left as it is.
     *
     * @throws dev.pawl.expr.EvaluationException
     *             States.ResultPathMatchFailure where the place cannot be made
     */
    public JsonNode insert(JsonNode into, JsonNode value) {
        throw new UnsupportedOperationException(text);
    }

    /** Whether this is {@code $} itself. */
    public boolean isRoot() {
        return text.equals("$");
    }

    /** The path as it was written. */
    public String text() {
        return text;
    }
}
