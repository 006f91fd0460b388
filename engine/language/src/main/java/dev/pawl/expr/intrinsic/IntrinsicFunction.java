package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;

/** One of the {@code States.*} functions. */
interface IntrinsicFunction {
    /** The name after {@code States.}. */
    String name();

    /** Fewest arguments. */
    int fewest();

    /** Most arguments. */
    int most();

    /**
     * The value.
     *
     * @throws IntrinsicFailure
     *             if the arguments do not fit
     */
    JsonNode call(Arguments arguments);
}
