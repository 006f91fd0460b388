package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.StringTokenizer;

/** Cuts a text at each of the characters of the second argument, and leaves out empty parts. */
record StringSplit() implements IntrinsicFunction {
    @Override
    public String name() {
        return "StringSplit";
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
        StringTokenizer parts = new StringTokenizer(arguments.text(0), arguments.text(1));
        ArrayNode array = Arguments.NODES.arrayNode();
        while (parts.hasMoreTokens()) {
            array.add(parts.nextToken());
        }
        return array;
    }
}
