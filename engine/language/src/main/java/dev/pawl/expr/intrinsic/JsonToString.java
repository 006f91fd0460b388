package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.json.Json;

/** The text of a JSON value. */
record JsonToString() implements IntrinsicFunction {
    @Override
    public String name() {
        return "JsonToString";
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
        return TextNode.valueOf(Json.write(arguments.value(0)));
    }
}
