package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes an array of its arguments. */
record Array() implements IntrinsicFunction {
    @Override
    public String name() {
        return "Array";
    }

    @Override
    public int fewest() {
        return 0;
    }

    @Override
    public int most() {
        return Integer.MAX_VALUE;
    }

    @Override
    public JsonNode call(Arguments arguments) {
        return Arguments.NODES.arrayNode(arguments.count()).addAll(arguments.values());
    }
}
