package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import java.util.random.RandomGenerator;

/** A whole number from the first argument to below the second; a third is the seed. */
record MathRandom() implements IntrinsicFunction {
    @Override
    public String name() {
        return "MathRandom";
    }

    @Override
    public int fewest() {
        return 2;
    }

    @Override
    public int most() {
        return 3;
    }

    @Override
    public JsonNode call(Arguments arguments) {
        int from = arguments.integer(0);
        int to = arguments.integer(1);
        if (from >= to) {
            throw new IntrinsicFailure("The start of States.MathRandom must be less than its end");
        }
        RandomGenerator random = arguments.count() == 3
                ? new Random(arguments.integer(2))
                : arguments.ambient().random();
        return Arguments.number(random.nextInt(from, to));
    }
}
