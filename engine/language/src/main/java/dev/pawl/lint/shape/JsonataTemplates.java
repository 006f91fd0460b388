package dev.pawl.lint.shape;

import dev.pawl.asl.parse.Location;
import dev.pawl.expr.jsonata.JsonataExpression;
import dev.pawl.expr.jsonata.JsonataTemplate;
import dev.pawl.expr.jsonata.Piece;
import dev.pawl.expr.jsonata.Syntax;
import dev.pawl.lint.shape.FlowProblem.Kind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What JSONata templates and single expressions give. */
final class JsonataTemplates {
    private final Findings findings;
    private final IdentityHashMap<JsonataExpression, Syntax> read = new IdentityHashMap<>();

    JsonataTemplates(Findings findings) {
        this.findings = findings;
    }

    Syntax syntax(JsonataExpression expression) {
        return read.computeIfAbsent(expression, JsonataExpression::syntax);
    }

    /** The filled template; never, with a problem, if it cannot be filled. */
    Shape fill(JsonataTemplate template, Sight sight, Location location) {
        return sight.isReached() ? piece(template.whole(), sight, location) : Shape.NEVER;
    }

    private Shape piece(Piece piece, Sight sight, Location at) {
        return switch (piece) {
            case Piece.Constant c -> Shape.of(c.value());
            case Piece.Expression e -> value(e.expression(), sight, at);
            case Piece.Members m -> {
                Map<String, Shape> members = new LinkedHashMap<>();
                m.members().forEach(x -> members.put(x.name(), piece(x.piece(), sight, at.child(x.name()))));
                yield members.values().stream().anyMatch(Shape::isNever) ? Shape.NEVER : Shape.closed(members);
            }
            case Piece.Elements l -> {
                List<Shape> elements = new ArrayList<>();
                for (int i = 0; i < l.elements().size(); i++) {
                    elements.add(piece(l.elements().get(i), sight, at.index(i)));
                }
                yield elements.stream().anyMatch(Shape::isNever) ? Shape.NEVER : Shape.tuple(elements);
            }
        };
    }

    /** The value of an expression; never, with a problem, if evaluating it fails for sure. */
    Shape value(JsonataExpression expression, Sight sight, Location location) {
        if (!sight.isReached()) {
            return Shape.NEVER;
        }
        JsonataShapes shapes = new JsonataShapes(findings, location, expression.source());
        Syntax syntax = syntax(expression);
        Shape value = shapes.of(syntax, JsonataSight.of(sight));
        if (value.isMissing()) {
            undefined(expression, syntax, sight, location);
        } else if (value.mayBeMissing()) {
            maybeUnassigned(syntax, sight, location);
        }
        return value.present();
    }

    private void undefined(JsonataExpression expression, Syntax syntax, Sight sight, Location location) {
        if (findings.listens()) {
            findings.add(Kind.EXPRESSION_ALWAYS_UNDEFINED, location, "The expression '" + expression.source()
                    + "' gives nothing (undefined), whatever happens before. The state always fails.",
                    JsonataHints.suggestion(syntax, JsonataSight.of(sight)));
        }
    }

    private void maybeUnassigned(Syntax syntax, Sight sight, Location location) {
        if (JsonataHints.root(syntax) instanceof Syntax.Variable v && sight.moment().variables().containsKey(v.name())
                && sight.moment().variable(v.name()).mayBeMissing()) {
            findings.add(Kind.VARIABLE_MAYBE_UNASSIGNED, location, "The variable '$" + v.name()
                    + "' has no value on some way to this state, and the expression gives nothing there. Assign it on"
                    + " every way, or before the ways part.");
        }
    }
}
