package dev.pawl.expr.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.Meter;
import dev.pawl.expr.Scope;
import dev.pawl.expr.References;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * JSON with holes: keys that end in {@code .$} hold a path or an intrinsic, everything else stands for
 * itself.
 */
public final class PayloadTemplate {
    private static final String RUNTIME = "States.Runtime";

    private final JsonNode source;
    private final Part whole;
    private final Set<String> variables;
    private final List<String> references;

    private PayloadTemplate(JsonNode source, Part whole) {
        this.source = source;
        this.whole = whole;
        Set<String> names = new TreeSet<>();
        whole.collectVariables(names);
        this.variables = Collections.unmodifiableSet(names);
        this.references = References.in(source, key -> key.endsWith(".$"), text -> false);
    }

    /**
     * Reads a template.
     *
     * @throws ExpressionSyntaxException
     *             if a key ending in {@code .$} holds anything else
     */
    public static PayloadTemplate parse(JsonNode source) {
        return new PayloadTemplate(source, Part.of(source));
    }

    /**
     * The JSON with its holes filled. Parts without holes are the source's own; nobody may change the result.
     *
     * @throws EvaluationException
     *             States.Runtime where a path leads nowhere or the value grows beyond all limits;
     *             States.IntrinsicFailure
     */
    public JsonNode evaluate(Scope scope) {
        JsonNode filled = whole.evaluate(scope);
        return isConstant() ? filled : new Meter(scope.ambient().budget(), RUNTIME).tree(filled);
    }

    /** Whether it has no holes at all. */
    public boolean isConstant() {
        return whole instanceof Part.Constant;
    }

    /** The template taken apart, for those who look into it without evaluating it. */
    public Part whole() {
        return whole;
    }

    /** The template as it was written. */
    public JsonNode source() {
        return source;
    }

    /**
     * Places of texts that stand for themselves and hold a reference in double braces: see {@link References}.
     */
    public List<String> references() {
        return references;
    }

    /** Names of the variables that are read, without the dollar sign. */
    public Set<String> variables() {
        return variables;
    }

    /** Equal to another that was written in the same way. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PayloadTemplate that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }
}
