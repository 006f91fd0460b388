package dev.pawl.lint.shape;

import dev.pawl.spelling.Spelling;
import dev.pawl.asl.parse.Location;
import dev.pawl.expr.path.JsonPathExpression;
import dev.pawl.expr.path.PathRoot;
import dev.pawl.expr.path.Step;
import dev.pawl.lint.shape.FlowProblem.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What paths find. */
final class PathShapes {
    private final Findings findings;

    PathShapes(Findings findings) {
        this.findings = findings;
    }

    /** What it finds, or missing; nothing is reported. */
    static Shape find(JsonPathExpression path, Sight sight) {
        Shape at = root(path.root(), sight);
        if (path.steps().isEmpty()) {
            // A path of many places finds an array, which may be empty; what else there is may find nothing.
            boolean unassigned = at.isMissing() || at.isNever();
            return unassigned ? at : path.definite() ? Shape.ANYTHING.optional() : many(at);
        }
        for (Step step : path.steps().get()) {
            at = switch (step) {
                case Step.Member m -> at.member(m.name());
                case Step.Element e -> at.element(e.index());
            };
        }
        return at;
    }

    private static Shape many(Shape root) {
        Shape array = Shape.ANYTHING;
        return root.mayBeMissing() ? array.optional() : array;
    }

    private static Shape root(PathRoot root, Sight sight) {
        return switch (root) {
            case PathRoot.Data d -> sight.data();
            case PathRoot.Context c -> sight.context();
            case PathRoot.Variable v -> sight.moment().variable(v.name());
        };
    }

    /**
     * The value that a field gets; never, with a problem, if there is none for sure.
     *
     * @param beyond
     *            whether an index beyond the end of an array gives null, as in templates
     */
    Shape value(JsonPathExpression path, Sight sight, Location location, boolean beyond) {
        Shape found = find(path, sight);
        if (!sight.isReached()) {
            return Shape.NEVER;
        }
        if (beyond && endsInIndex(path) && found.mayBeMissing()) {
            return found.present().or(Shape.NULL);
        }
        if (found.isMissing()) {
            neverThere(path, sight, location);
        } else if (found.mayBeMissing()) {
            maybeUnassigned(path, sight, location);
        }
        return found.present();
    }

    private static boolean endsInIndex(JsonPathExpression path) {
        return path.steps().filter(s -> !s.isEmpty() && s.getLast() instanceof Step.Element).isPresent();
    }

    private void maybeUnassigned(JsonPathExpression path, Sight sight, Location location) {
        if (path.root() instanceof PathRoot.Variable v && sight.moment().variable(v.name()).mayBeMissing()) {
            findings.add(Kind.VARIABLE_MAYBE_UNASSIGNED, location, "The variable '$" + v.name()
                    + "' has no value on some way to this state, and reading it fails there. Assign it on every way,"
                    + " or before the ways part.");
        }
    }

    /** Tells that a path leads nowhere, and why. */
    void neverThere(JsonPathExpression path, Sight sight, Location location) {
        if (!findings.listens()) {
            return;
        }
        if (path.root() instanceof PathRoot.Variable v && sight.moment().variable(v.name()).isMissing()) {
            findings.add(Kind.PATH_NEVER_PRODUCED, location, "The variable '$" + v.name()
                    + "' is assigned on no way to this state, so that reading it always fails.",
                    Spelling.nearest(v.name(), sight.moment().variables().keySet()));
            return;
        }
        Shape at = root(path.root(), sight);
        StringBuilder walked = new StringBuilder(path.text().substring(0, path.root().length()));
        for (Step step : path.steps().orElse(List.of())) {
            Shape next = step(at, step);
            if (next.isMissing()) {
                findings.add(Kind.PATH_NEVER_PRODUCED, location, "Nothing that can happen before puts a value at '"
                        + path.text() + "': at '" + walked + "' stands " + at.present().inWords()
                        + ". The state always fails.", suggestion(step, at));
                return;
            }
            at = next;
            walked.append(step instanceof Step.Member m ? "." + m.name() : "[" + ((Step.Element) step).index() + "]");
        }
    }

    private static Shape step(Shape at, Step step) {
        return switch (step) {
            case Step.Member m -> at.member(m.name());
            case Step.Element e -> at.element(e.index());
        };
    }

    private static Optional<String> suggestion(Step step, Shape at) {
        return step instanceof Step.Member m ? Spelling.nearest(m.name(), names(at)) : Optional.empty();
    }

    /** Names of the members that may be there. */
    static Set<String> names(Shape shape) {
        Set<String> names = new TreeSet<>();
        for (Shape one : shape.alternatives()) {
            if (one instanceof Shape.Obj o) {
                o.members().forEach((name, member) -> {
                    if (!member.isMissing()) {
                        names.add(name);
                    }
                });
            }
        }
        return names;
    }
}
