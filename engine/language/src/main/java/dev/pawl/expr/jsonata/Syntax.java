package dev.pawl.expr.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * An expression taken apart, for those who want to know what it says without evaluating it. Evaluation does
 * not use
 * it.
 */
public sealed interface Syntax {
    /** A text, a number, true, false or null. */
    record Constant(JsonNode value) implements Syntax {}

    /** {@code $name}; the name is empty for {@code $}, and {@code $} for {@code $$}. */
    record Variable(String name) implements Syntax {}

    /** The member of that name in what is at hand. */
    record Name(String name) implements Syntax {}

    /** {@code from.then}. */
    record Step(Syntax from, Syntax then) implements Syntax {}

    /** {@code from[by]}, an index or a condition. */
    record Filter(Syntax from, Syntax by) implements Syntax {}

    /** {@code from[]}: an array, also of one. */
    record KeptArray(Syntax from) implements Syntax {}

    /** {@code from^(…)}. */
    record Sorted(Syntax from) implements Syntax {}

    /** {@code from{key: value}}. */
    record Grouped(Syntax from, List<Entry> entries) implements Syntax {}

    /** {@code {key: value}}. */
    record ObjectOf(List<Entry> entries) implements Syntax {}

    /** A member of an object. */
    record Entry(Syntax key, Syntax value) {}

    /** {@code [a, b]}. */
    record ArrayOf(List<Syntax> elements) implements Syntax {}

    /** {@code left operator right}. */
    record Binary(String operator, Syntax left, Syntax right) implements Syntax {}

    /** {@code -value}. */
    record Negative(Syntax value) implements Syntax {}

    /** {@code test ? then : otherwise}. */
    record Conditional(Syntax test, Syntax then, Optional<Syntax> otherwise) implements Syntax {}

    /** {@code $variable := value}. */
    record Assigned(String variable, Syntax value) implements Syntax {}

    /** {@code (a; b)}, which gives its last. */
    record Block(List<Syntax> all) implements Syntax {}

    /** {@code function(a, b)}. */
    record Call(Syntax function, List<Syntax> arguments) implements Syntax {}

    /** {@code function($a, $b) {body}}. */
    record Lambda(List<String> parameters, Syntax body) implements Syntax {}

    /** Something that is not taken apart, such as a transformation: it may read anything and give anything. */
    record Opaque() implements Syntax {}
}
