package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;

/** The sum of two numbers, each rounded to a whole one first. */
record MathAdd() implements IntrinsicFunction {
    @Override
    public String name() {
        return "MathAdd";
    }

    @Override
    public int fewest() {
        return 2;
    }

    @Override
    public int most() {
        return 2;
    }

    @Override
    public JsonNode call(Arguments arguments) {
        return Arguments.number((long) arguments.integer(0) + arguments.integer(1));
    }
}
