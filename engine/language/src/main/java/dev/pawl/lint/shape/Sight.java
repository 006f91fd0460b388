package dev.pawl.lint.shape;

import java.util.Optional;

/**
 * What the expressions of a field see.
 *
 * @param data
 *            {@code $} of a path
 * @param moment
 *            the state's input and the variables
 * @param context
 *            the context object
 * @param result
 *            {@code $states.result}, where it may be used
 * @param errorOutput
 *            {@code $states.errorOutput}, within Catch
 */
record Sight(Shape data, Moment moment, Shape context, Optional<Shape> result, Optional<Shape> errorOutput) {
    static Sight of(Moment moment, Shape context) {
        return new Sight(moment.input(), moment, context, Optional.empty(), Optional.empty());
    }

    Sight withData(Shape other) {
        return new Sight(other, moment, context, result, errorOutput);
    }

    Sight withMoment(Moment other) {
        return new Sight(other.input(), other, context, result, errorOutput);
    }

    Sight withContext(Shape other) {
        return new Sight(data, moment, other, result, errorOutput);
    }

    Sight withResult(Shape shape) {
        return new Sight(data, moment, context, Optional.of(shape), errorOutput);
    }

    Sight withErrorOutput(Shape shape) {
        return new Sight(data, moment, context, result, Optional.of(shape));
    }

    /** Whether all of it is reached. */
    boolean isReached() {
        return !data.isNever() && !moment.isNever() && result.map(r -> !r.isNever()).orElse(true);
    }
}
