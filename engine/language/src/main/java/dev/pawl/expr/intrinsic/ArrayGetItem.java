package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** The element at an index, counted from 0. */
record ArrayGetItem() implements IntrinsicFunction {
    @Override
    public String name() {
        return "ArrayGetItem";
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
        ArrayNode array = arguments.array(0);
        int index = arguments.integer(1);
        if (index < 0 || index >= array.size()) {
            throw new IntrinsicFailure("Index " + index + " out of bounds for length " + array.size());
        }
        return array.get(index);
    }
}
