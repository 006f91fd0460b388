package dev.pawl.lint.shape;

import dev.pawl.asl.parse.Location;
import dev.pawl.expr.jsonata.JsonataExpression;
import dev.pawl.expr.jsonata.Syntax;
import dev.pawl.expr.path.PathRoot;
import dev.pawl.expr.path.Step;
import dev.pawl.lint.shape.FlowProblem.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the condition of a Choice in JSONata tells about the data. */
final class JsonataConditions {
    private final JsonataTemplates templates;
    private final Findings findings;

    /** A place that a path of plain names leads to. */
    private record Spot(PathRoot root, List<Step> steps) {}

    JsonataConditions(JsonataTemplates templates, Findings findings) {
        this.templates = templates;
        this.findings = findings;
    }

    Split split(JsonataExpression condition, Sight sight, Location at) {
        Shape value = templates.value(condition, sight, at);
        if (value.isNever()) {
            return Split.FAILS;
        }
        if (!Kinds.BOOL.mayFit(value)) {
            findings.add(Kind.TYPE_NEVER_FITS, at, "Expected '" + condition.source()
                    + "' to give true or false, but it always gives " + value.inWords() + ". The state always fails.");
            return Split.FAILS;
        }
        Split split = split(templates.syntax(condition), sight);
        return value instanceof Shape.Bool b && b.constant().isPresent()
                ? b.constant().get() ? new Split(split.yes(), Moment.NEVER) : new Split(Moment.NEVER, split.no())
                : split;
    }

    private Split split(Syntax condition, Sight sight) {
        if (sight.moment().isNever()) {
            return Split.FAILS;
        }
        return switch (condition) {
            case Syntax.Block b when b.all().size() == 1 -> split(b.all().getFirst(), sight);
            case Syntax.Binary b -> binary(b, sight);
            case Syntax.Call c when isCall(c, "not") -> split(c.arguments().getFirst(), sight).swapped();
            case Syntax.Call c when isCall(c, "exists") -> exists(c.arguments().getFirst(), sight);
            default -> Split.unknown(sight.moment());
        };
    }

    private static boolean isCall(Syntax.Call call, String name) {
        return call.arguments().size() == 1 && call.function() instanceof Syntax.Variable v && v.name().equals(name);
    }

    private Split binary(Syntax.Binary binary, Sight sight) {
        return switch (binary.operator()) {
            case "and" -> {
                Split left = split(binary.left(), sight);
                Split right = split(binary.right(), sight.withMoment(left.yes()));
                yield new Split(right.yes(), left.no().or(right.no()));
            }
            case "or" -> {
                Split left = split(binary.left(), sight);
                Split right = split(binary.right(), sight.withMoment(left.no()));
                yield new Split(left.yes().or(right.yes()), right.no());
            }
            case "=" -> equal(binary, sight);
            case "!=" -> unequal(binary, sight);
            default -> Split.unknown(sight.moment());
        };
    }

    private static Split exists(Syntax path, Sight sight) {
        return spot(path).map(spot -> new Split(narrowed(spot, sight, Shape::present),
                narrowed(spot, sight, s -> s.mayBeMissing() ? Shape.MISSING : Shape.NEVER)))
                .orElseGet(() -> Split.unknown(sight.moment()));
    }

    private static Split equal(Syntax.Binary binary, Sight sight) {
        Optional<Spot> spot = spot(binary.left());
        Optional<Shape> wanted = constant(binary.right());
        return spot.isEmpty() || wanted.isEmpty()
                ? Split.unknown(sight.moment())
                : new Split(narrowed(spot.get(), sight, s -> Equality.holds(s, wanted.get())),
                        narrowed(spot.get(), sight, s -> Equality.fails(s, wanted.get())));
    }

    /** Nothing is neither equal nor unequal to anything. */
    private static Split unequal(Syntax.Binary binary, Sight sight) {
        Optional<Spot> spot = spot(binary.left());
        Optional<Shape> wanted = constant(binary.right());
        return spot.isEmpty() || wanted.isEmpty()
                ? Split.unknown(sight.moment())
                : new Split(narrowed(spot.get(), sight, s -> Equality.fails(s.present(), wanted.get())),
                        narrowed(spot.get(), sight, s -> {
                            Shape equal = Equality.holds(s, wanted.get());
                            return s.mayBeMissing() ? equal.optional() : equal;
                        }));
    }

    private static Optional<Shape> constant(Syntax value) {
        return value instanceof Syntax.Constant c && (c.value().isTextual() || c.value().isBoolean())
                ? Optional.of(Shape.of(c.value()))
                : Optional.empty();
    }

    /**
     * Only where the way leads through objects: through an array, a path finds many places at once.
     */
    private static Moment narrowed(Spot spot, Sight sight, UnaryOperator<Shape> known) {
        Shape at = spot.root() instanceof PathRoot.Variable v
                ? sight.moment().variable(v.name())
                : sight.moment().input();
        for (Step step : spot.steps()) {
            if (Places.mayBeArray(at)) {
                return sight.moment();
            }
            at = at.member(((Step.Member) step).name());
        }
        return Narrow.at(sight.moment(), spot.root(), spot.steps(), known);
    }

    private static Optional<Spot> spot(Syntax path) {
        List<Step> steps = new ArrayList<>();
        Syntax at = path;
        while (at instanceof Syntax.Step step && step.then() instanceof Syntax.Name name) {
            steps.add(new Step.Member(name.name()));
            at = step.from();
        }
        Collections.reverse(steps);
        if (!(at instanceof Syntax.Variable v) || v.name().isEmpty() || v.name().equals("$")) {
            return Optional.empty();
        }
        if (!v.name().equals("states")) {
            return Optional.of(new Spot(new PathRoot.Variable(v.name()), steps));
        }
        return !steps.isEmpty() && steps.getFirst().equals(new Step.Member("input"))
                ? Optional.of(new Spot(new PathRoot.Data(), steps.subList(1, steps.size())))
                : Optional.empty();
    }
}
