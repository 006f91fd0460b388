package dev.pawl.expr.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.expr.References;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.Meter;
import dev.pawl.expr.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Any JSON in which each string that is wholly wrapped in <code>{% %}</code> is an expression. */
public final class JsonataTemplate {
    private final JsonNode source;
    private final Piece whole;
    private final List<Located> located;
    private final List<String> references;

    private JsonataTemplate(JsonNode source, Piece whole) {
        this.source = source;
        this.whole = whole;
        List<Located> found = new ArrayList<>();
        whole.collect("", found);
        this.located = Collections.unmodifiableList(found);
        this.references = References.in(source, key -> false, JsonataTemplate::isExpression);
    }

    /**
     * An expression and the way to it inside its template.
     *
     * @param path
     *            empty for the template itself, otherwise {@code /key[0]…}
     */
    public record Located(String path, JsonataExpression expression) {}

    /** Whether a string is an expression: its text is wrapped in <code>{%</code> and <code>%}</code>. */
    public static boolean isExpression(String text) {
        return text.length() >= 4 && text.startsWith("{%") && text.endsWith("%}");
    }

    /**
     * Reads a template.
     *
     * @throws ExpressionSyntaxException
     *             if an expression in it is no JSONata
     */
    public static JsonataTemplate parse(JsonNode source) {
        return new JsonataTemplate(source, Piece.of(source));
    }

    /**
     * The JSON with its expressions evaluated. Parts without expressions are the source's own; nobody may change
     * the
     * result.
     *
     * @param field
     *            name of the field that holds this template: errors are located as {@code field/key/…}
     * @throws EvaluationException
     *             States.QueryEvaluationError
     */
    public JsonNode evaluate(Scope scope, String field) {
        JsonNode filled = whole.evaluate(scope, field);
        return isConstant() ? filled : new Meter(scope.ambient().budget(), JsonataResult.ERROR).tree(filled);
    }

    /** Whether there is no expression in it. */
    public boolean isConstant() {
        return whole instanceof Piece.Constant;
    }

    /** The template taken apart, for those who look into it without evaluating it. */
    public Piece whole() {
        return whole;
    }

    /** The template as it was written. */
    public JsonNode source() {
        return source;
    }

    /** All expressions in it, in the order in which they are evaluated. */
    public List<JsonataExpression> expressions() {
        return located.stream().map(Located::expression).toList();
    }

    /** All expressions in it with their places, in the order in which they are evaluated. */
    public List<Located> located() {
        return located;
    }

    /**
     * Places of texts that stand for themselves and hold a reference in double braces: see {@link References}.
     */
    public List<String> references() {
        return references;
    }

    /** Names of the variables that are read, without the dollar sign. */
    public Set<String> variables() {
        Set<String> names = new TreeSet<>();
        located.forEach(e -> names.addAll(e.expression().variables()));
        return names;
    }

    /** Whether {@code $states.member} is read anywhere; member is input, context, result or errorOutput. */
    public boolean uses(String member) {
        return located.stream().anyMatch(e -> e.expression().uses(member));
    }

    /** Equal to another that was written in the same way, but for the space around expressions. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonataTemplate that && whole.equals(that.whole);
    }

    @Override
    public int hashCode() {
        return whole.hashCode();
    }
}
