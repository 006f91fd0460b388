package dev.pawl.expr.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.Scope;
import java.util.Set;

/**
 * JSON with holes: keys that end in {@code .$} hold a path or an intrinsic, everything else stands for
 * itself.
 */
public final class PayloadTemplate {
    private final JsonNode source;

    private PayloadTemplate(JsonNode source) {
        this.source = source;
    }

    /**
     * Reads a template.
     *
     * @throws dev.pawl.expr.ExpressionSyntaxException
     *             if a key ending in {@code .$} holds anything else
     */
    public static PayloadTemplate parse(JsonNode source) {
        return new PayloadTemplate(source);
    }

    /** The JSON with its holes filled. */
    public JsonNode evaluate(Scope scope) {
        throw new UnsupportedOperationException(source.toString());
    }

    /** The template as it was written. */
    public JsonNode source() {
        return source;
    }

    /** Names of the variables that are read, without the dollar sign. */
    public Set<String> variables() {
        return Set.of();
    }
}
