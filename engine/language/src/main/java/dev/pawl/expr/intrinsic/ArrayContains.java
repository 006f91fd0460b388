package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;

/** Whether a value is in an array; objects and arrays are compared by what is in them. */
record ArrayContains() implements IntrinsicFunction {
    @Override
    public String name() {
        return "ArrayContains";
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
        JsonNode wanted = arguments.value(1);
        for (JsonNode element : arguments.array(0)) {
            if (element.equals(wanted)) {
                return BooleanNode.TRUE;
            }
        }
        return BooleanNode.FALSE;
    }
}
