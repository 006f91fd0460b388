package dev.pawl.lint.shape;

import dev.pawl.asl.Comparator;
import dev.pawl.asl.Condition;
import dev.pawl.asl.parse.Location;
import dev.pawl.expr.path.JsonPathExpression;
import dev.pawl.expr.path.PathRoot;
import dev.pawl.lint.shape.FlowProblem.Kind;
import dev.pawl.lint.shape.Kinds.Expected;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the comparisons of a Choice tell about the value that they look at. */
final class Comparing {
    private final PathShapes paths;
    private final Findings findings;

    Comparing(PathShapes paths, Findings findings) {
        this.paths = paths;
        this.findings = findings;
    }

    Split split(Condition.Comparison comparison, Sight sight, Location at) {
        JsonPathExpression variable = comparison.variable();
        if (comparison.comparator() == Comparator.IS_PRESENT) {
            Split split = new Split(narrowed(variable, sight, Shape::present),
                    narrowed(variable, sight, s -> s.mayBeMissing() ? Shape.MISSING : Shape.NEVER));
            return asked(comparison, split);
        }
        Shape value = paths.value(variable, sight, at.child("Variable"), false);
        if (value.isNever() || !operandIsThere(comparison, sight, at)) {
            return Split.FAILS;
        }
        Optional<Expected> type = typeTest(comparison.comparator());
        return type.isEmpty()
                ? compared(comparison, sight, value, at)
                : asked(comparison, new Split(narrowed(variable, sight, s -> type.get().only(s)),
                        narrowed(variable, sight, s -> type.get().without(s.present()))));
    }

    /** A test that is compared with false holds where it does not. */
    private static Split asked(Condition.Comparison comparison, Split holds) {
        boolean negated = comparison.operand() instanceof Condition.Operand.Literal l && l.value().isBoolean()
                && !l.value().booleanValue();
        return negated ? holds.swapped() : holds;
    }

    private boolean operandIsThere(Condition.Comparison comparison, Sight sight, Location at) {
        return !(comparison.operand() instanceof Condition.Operand.Path p)
                || !paths.value(p.path(), sight, at.child(comparison.comparator().text() + "Path"), false).isNever();
    }

    private static Optional<Expected> typeTest(Comparator comparator) {
        return switch (comparator) {
            case IS_NULL -> Optional.of(Kinds.NULL);
            case IS_NUMERIC -> Optional.of(Kinds.NUMBER);
            case IS_STRING -> Optional.of(Kinds.TEXT);
            case IS_BOOLEAN -> Optional.of(Kinds.BOOL);
            default -> Optional.empty();
        };
    }

    private Split compared(Condition.Comparison comparison, Sight sight, Shape value, Location at) {
        boolean typed = comparison.comparator() == Comparator.IS_TIMESTAMP;
        Expected needed = switch (comparison.comparator().operands()) {
            case STRING, TIMESTAMP -> Kinds.TEXT;
            case NUMBER -> Kinds.NUMBER;
            case BOOLEAN -> typed ? Kinds.TEXT : Kinds.BOOL;
        };
        if (typed) {
            return Split.unknown(narrowed(comparison.variable(), sight, Shape::present));
        }
        Moment no = narrowed(comparison.variable(), sight, Shape::present);
        if (!needed.mayFit(value)) {
            findings.add(Kind.TYPE_NEVER_FITS, at, comparison.comparator().text() + " never holds, because '"
                    + comparison.variable().text() + "' is never " + needed.words() + ": it is always "
                    + value.inWords() + ".");
            return new Split(Moment.NEVER, no);
        }
        return literal(comparison).map(wanted -> equal(comparison.variable(), sight, wanted))
                .orElseGet(() -> new Split(narrowed(comparison.variable(), sight, needed::only), no));
    }

    /** The only value for which an equality with a known text or truth value holds. */
    private static Optional<Shape> literal(Condition.Comparison comparison) {
        boolean equality = comparison.comparator() == Comparator.STRING_EQUALS
                || comparison.comparator() == Comparator.BOOLEAN_EQUALS;
        return equality && comparison.operand() instanceof Condition.Operand.Literal l
                && (l.value().isTextual() || l.value().isBoolean())
                        ? Optional.of(Shape.of(l.value()))
                        : Optional.empty();
    }

    private static Split equal(JsonPathExpression variable, Sight sight, Shape wanted) {
        return new Split(narrowed(variable, sight, s -> Equality.holds(s, wanted)),
                narrowed(variable, sight, s -> Equality.fails(s.present(), wanted)));
    }

    private static Moment narrowed(JsonPathExpression path, Sight sight, UnaryOperator<Shape> known) {
        if (path.steps().isEmpty()) {
            return sight.moment();
        }
        if (path.root() instanceof PathRoot.Context) {
            return known.apply(PathShapes.find(path, sight)).isNever() ? Moment.NEVER : sight.moment();
        }
        return Narrow.at(sight.moment(), path.root(), path.steps().get(), known);
    }
}
