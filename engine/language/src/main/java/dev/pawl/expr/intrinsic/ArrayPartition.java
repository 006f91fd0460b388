package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** Cuts an array into chunks of a size; the last may be shorter. */
record ArrayPartition() implements IntrinsicFunction {
    @Override
    public String name() {
        return "ArrayPartition";
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
        int size = arguments.integer(1);
        if (size <= 0) {
            throw arguments.wrong(1, "a positive integer");
        }
        ArrayNode chunks = Arguments.NODES.arrayNode();
        for (int i = 0; i < array.size(); i++) {
            if (i % size == 0) {
                chunks.addArray();
            }
            ((ArrayNode) chunks.get(chunks.size() - 1)).add(array.get(i));
        }
        return chunks;
    }
}
