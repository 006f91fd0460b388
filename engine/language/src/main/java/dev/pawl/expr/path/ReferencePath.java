package dev.pawl.expr.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.json.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path that names exactly one place, as ResultPath does: only {@code .name}, {@code ['name']} and
 * {@code [n]}.
 */
public final class ReferencePath {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String text;
    private final List<Step> steps;

    private ReferencePath(String text, List<Step> steps) {
        this.text = text;
        this.steps = steps;
    }

    /**
     * Reads a path that begins with {@code $}.
     *
     * @throws ExpressionSyntaxException
     *             if it could name several places
     */
    public static ReferencePath parse(String text) {
        if (!(PathRoot.read(text) instanceof PathRoot.Data)) {
            throw new ExpressionSyntaxException("Expected a reference path into the data, but got '" + text + "'");
        }
        List<Step> steps = StepReader.read(text, 1).orElseThrow(
                () -> new ExpressionSyntaxException("Expected a reference path, but got '" + text + "'"));
        for (Step step : steps) {
            if (step instanceof Step.Element e && e.index() < 0) {
                throw new ExpressionSyntaxException("Expected an index of at least 0, but got '" + text + "'");
            }
        }
        return new ReferencePath(text, steps);
    }

    /** The value at this place, if there is one. */
    public Optional<JsonNode> read(JsonNode from) {
        return Optional.ofNullable(Step.walk(from, steps));
    }

    /**
     * The same tree with a value at this place. Missing objects are made; {@code into} is left as it is.
     *
     * @throws EvaluationException
     *             States.ResultPathMatchFailure where the place cannot be made
     */
    public JsonNode insert(JsonNode into, JsonNode value) {
        return insert(into, value, 0, into);
    }

    private JsonNode insert(JsonNode at, JsonNode value, int depth, JsonNode whole) {
        if (depth == steps.size()) {
            return value;
        }
        return switch (steps.get(depth)) {
            case Step.Member m -> insertMember(at, m.name(), value, depth, whole);
            case Step.Element e -> insertElement(at, e.index(), value, depth, whole);
        };
    }

    private JsonNode insertMember(JsonNode at, String name, JsonNode value, int depth, JsonNode whole) {
        if (!(at instanceof ObjectNode object)) {
            throw noMatch(whole);
        }
        ObjectNode copy = NODES.objectNode();
        copy.setAll(object);
        JsonNode child = object.get(name);
        copy.set(name, insert(child == null ? NODES.objectNode() : child, value, depth + 1, whole));
        return copy;
    }

    private JsonNode insertElement(JsonNode at, int index, JsonNode value, int depth, JsonNode whole) {
        if (!(at instanceof ArrayNode array) || index >= array.size()) {
            throw noMatch(whole);
        }
        ArrayNode copy = NODES.arrayNode(array.size());
        copy.addAll(array);
        copy.set(index, insert(array.get(index), value, depth + 1, whole));
        return copy;
    }

    private EvaluationException noMatch(JsonNode whole) {
        return new EvaluationException("States.ResultPathMatchFailure",
                "Unable to apply ReferencePath " + text + " to input " + Json.write(whole));
    }

    /** The steps from the root. */
    public List<Step> steps() {
        return steps;
    }

    /** Whether this is {@code $} itself. */
    public boolean isRoot() {
        return steps.isEmpty();
    }

    /** The path as it was written. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }

    /** Equal to another that was written in the same way. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReferencePath that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
