package dev.pawl.lint.shape;

import dev.pawl.spelling.Spelling;
import dev.pawl.expr.jsonata.Syntax;
import java.util.Optional;

/** What was probably meant by a path that finds nothing. */
final class JsonataHints {
    private JsonataHints() {}

    /** Where a path of plain steps begins; what is no path is its own beginning. */
    static Syntax root(Syntax syntax) {
        Syntax at = syntax;
        while (at instanceof Syntax.Step step) {
            at = step.from();
        }
        return at;
    }

    static Optional<String> suggestion(Syntax syntax, JsonataSight sight) {
        Syntax at = syntax;
        while (at instanceof Syntax.Step step) {
            Shape from = JsonataShapes.quiet(step.from(), sight);
            if (!from.isMissing()) {
                return step.then() instanceof Syntax.Name name
                        ? Spelling.nearest(name.name(), PathShapes.names(from))
                        : Optional.empty();
            }
            at = step.from();
        }
        return at instanceof Syntax.Variable v && !v.name().isEmpty()
                ? Spelling.nearest(v.name(), sight.names())
                : Optional.empty();
    }
}
