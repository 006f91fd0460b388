package dev.pawl.expr.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A path that reads: {@code $.a} from the data, {@code $$.a} from the context object, {@code $name.a} from a
 * variable.
 */
public final class JsonPathExpression {
    private final String text;
    private final PathRoot root;
    private final @Nullable List<Step> steps;
    private final @Nullable Query query;

    private JsonPathExpression(String text, PathRoot root, @Nullable List<Step> steps, @Nullable Query query) {
        this.text = text;
        this.root = root;
        this.steps = steps;
        this.query = query;
    }

    /**
     * Reads a path.
     *
     * @throws ExpressionSyntaxException
     *             if it is no path
     */
    public static JsonPathExpression parse(String text) {
        PathRoot root = PathRoot.read(text);
        Optional<List<Step>> steps = StepReader.read(text, root.length());
        return steps.isPresent()
                ? new JsonPathExpression(text, root, steps.get(), null)
                : new JsonPathExpression(text, root, null, Query.parse("$" + text.substring(root.length())));
    }

    /** The value, or empty where a definite path leads nowhere. */
    public Optional<JsonNode> find(Scope scope) {
        Optional<JsonNode> tree = root.in(scope);
        if (tree.isEmpty()) {
            return tree;
        }
        if (steps != null) {
            return Optional.ofNullable(Step.walk(tree.get(), steps));
        }
        try {
            return Optional.ofNullable(query()).map(q -> q.read(tree.get(), scope.ambient().budget()));
        } catch (Query.NothingThere e) {
            return Optional.empty();
        }
    }

    /**
     * The value.
     *
     * @throws EvaluationException
     *             States.Runtime {@code Invalid path '…' : …} where a definite path leads nowhere
     */
    public JsonNode evaluate(Scope scope) {
        Optional<JsonNode> found = find(scope);
        if (found.isPresent()) {
            return found.get();
        }
        throw new EvaluationException("States.Runtime", "Invalid path '" + text + "' : " + whyMissing(scope));
    }

    /**
     * Whether the path leads into an array but past its end, which AWS forgives in a payload template.
     *
     * @return true only if the last step is an index and there is an array to count in
     */
    public boolean beyondArray(Scope scope) {
        if (steps == null || steps.isEmpty() || !(steps.getLast() instanceof Step.Element)) {
            return false;
        }
        List<Step> before = steps.subList(0, steps.size() - 1);
        JsonNode array = root.in(scope).map(tree -> Step.walk(tree, before)).orElse(null);
        return array != null && array.isArray();
    }

    /** Whether the path names one place: no wildcard, slice, filter or deep scan. */
    public boolean definite() {
        return steps != null || query().definite();
    }

    /** Where the path begins. */
    public PathRoot root() {
        return root;
    }

    /** The steps of a path that names one place in plain steps; empty for all others. */
    public Optional<List<Step>> steps() {
        return Optional.ofNullable(steps);
    }

    /** The path as it was written. */
    public String text() {
        return text;
    }

    /** Names of the variables that are read, without the dollar sign. */
    public Set<String> variables() {
        return root instanceof PathRoot.Variable v ? Set.of(v.name()) : Set.of();
    }

    private String whyMissing(Scope scope) {
        Optional<JsonNode> tree = root.in(scope);
        if (tree.isEmpty()) {
            return "No results for path: $['" + text.substring(1, root.length()) + "']";
        }
        try {
            query().read(tree.get(), scope.ambient().budget());
            return "No results for path: " + text;
        } catch (Query.NothingThere e) {
            return e.getMessage();
        }
    }

    private Query query() {
        return query != null ? query : Query.parse("$" + text.substring(root.length()));
    }

    @Override
    public String toString() {
        return text;
    }

    /** Equal to another that was written in the same way. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonPathExpression that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
