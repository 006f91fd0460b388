package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Both objects in one; where both have a key, the second wins. AWS knows the shallow merge only. */
record JsonMerge() implements IntrinsicFunction {
    @Override
    public String name() {
        return "JsonMerge";
    }

    @Override
    public int fewest() {
        return 3;
    }

    @Override
    public int most() {
        return 3;
    }

    @Override
    public JsonNode call(Arguments arguments) {
        ObjectNode merged = Arguments.NODES.objectNode();
        merged.setAll(arguments.object(0));
        merged.setAll(arguments.object(1));
        if (!arguments.value(2).isBoolean() || arguments.value(2).booleanValue()) {
            throw arguments.wrong(2, "false, because deep merging is not supported");
        }
        return merged;
    }
}
