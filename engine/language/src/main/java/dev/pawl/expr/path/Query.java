package dev.pawl.expr.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import com.jayway.jsonpath.spi.mapper.MappingProvider;
import dev.pawl.expr.Budget;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.Meter;
import org.jspecify.annotations.Nullable;

/** A path with more than plain steps, which the JSONPath library evaluates: the only user of that library. */
final class Query {
    private static final int LONGEST_PATH = 10_000;
    private static final String RUNTIME = "States.Runtime";
    private static final MappingProvider MAPPING = new JacksonMappingProvider();

    private final String text;
    private final JsonPath compiled;

    private Query(String text, JsonPath compiled) {
        this.text = text;
        this.compiled = compiled;
    }

    static Query parse(String text) {
        if (text.length() > LONGEST_PATH) {
            throw new ExpressionSyntaxException("Expected a path of at most " + LONGEST_PATH + " characters");
        }
        RegexGuard.check(text);
        Brackets.check(text);
        return new Query(text, compile(text));
    }

    private static JsonPath compile(String text) {
        try {
            return JsonPath.compile(text);
        } catch (InvalidPathException | IllegalArgumentException e) {
            throw new ExpressionSyntaxException("Invalid path '" + text + "': " + e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            // The library lets slip whatever goes wrong inside it, such as an index out of bounds.
            throw new ExpressionSyntaxException("Invalid path '" + text + "'");
        }
    }

    boolean definite() {
        return compiled.isDefinite();
    }

    /**
     * Evaluates.
     *
     * @throws NothingThere
     *             where a definite path leads nowhere
     */
    JsonNode read(JsonNode tree, Budget budget) {
        MeteredTree provider = new MeteredTree(new Meter(budget, RUNTIME));
        Configuration configuration = Configuration.builder().jsonProvider(provider).mappingProvider(MAPPING).build();
        // A deep scan keeps its place in the compiled path, so that such a path serves one evaluation only.
        JsonPath path = text.contains("..") ? compile(text) : compiled;
        try {
            @Nullable Object found = path.read((Object) tree, configuration);
            return provider.node(found);
        } catch (PathNotFoundException e) {
            if (!definite()) {
                // AWS finds nothing, instead of failing, where a path of many places starts from a missing one.
                return JsonNodeFactory.instance.arrayNode();
            }
            throw new NothingThere(String.valueOf(e.getMessage()));
        } catch (JsonPathException | IllegalArgumentException | ClassCastException e) {
            throw new EvaluationException(RUNTIME, "Invalid path '" + text + "' : " + e.getMessage());
        } catch (StackOverflowError e) {
            throw new EvaluationException(RUNTIME, "Invalid path '" + text + "' : nested too deep");
        }
    }

    /** A definite path led nowhere. */
    static final class NothingThere extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NothingThere(String message) {
            super(message, null, false, false);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
