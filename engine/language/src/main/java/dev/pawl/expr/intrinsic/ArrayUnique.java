package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** An array without repetitions, in the order of first occurrence. */
record ArrayUnique() implements IntrinsicFunction {
    @Override
    public String name() {
        return "ArrayUnique";
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
        Set<JsonNode> unique = new LinkedHashSet<>();
        arguments.array(0).forEach(unique::add);
        return Arguments.NODES.arrayNode(unique.size()).addAll(unique);
    }
}
