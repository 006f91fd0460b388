package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** Numbers from the first to the last, both included, by a step; at most a thousand. */
record ArrayRange() implements IntrinsicFunction {
    @Override
    public String name() {
        return "ArrayRange";
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
        int first = arguments.integer(0);
        int last = arguments.integer(1);
        int step = arguments.integer(2);
        if (step == 0) {
            throw arguments.wrong(2, "other than 0");
        }
        long count = ((long) last - first) / step + 1;
        if (count > 1000) {
            throw new IntrinsicFailure("States.ArrayRange cannot make an array of more than 1000 items");
        }
        ArrayNode range = Arguments.NODES.arrayNode();
        for (long value = first; step > 0 ? value <= last : value >= last; value += step) {
            range.add(Arguments.number(value));
        }
        return range;
    }
}
