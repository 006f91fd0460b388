package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;

/** How many elements an array has. */
record ArrayLength() implements IntrinsicFunction {
    @Override
    public String name() {
        return "ArrayLength";
    }

    @Override
    public int fewest() {
        return 1;
    }

    @Override
    public int most() {
        return 1;
    }

    @Override
    public JsonNode call(Arguments arguments) {
        return Arguments.number(arguments.array(0).size());
    }
}
