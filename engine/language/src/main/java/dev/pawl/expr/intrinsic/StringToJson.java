package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;

/** The JSON behind a text. */
record StringToJson() implements IntrinsicFunction {
    @Override
    public String name() {
        return "StringToJson";
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
        String text = arguments.text(0);
        if (text.isBlank()) {
            return NullNode.getInstance();
        }
        try {
            return Json.read(text);
        } catch (JsonTextException e) {
            throw new IntrinsicFailure("Argument 1 of States.StringToJson is not valid JSON: " + e.getMessage());
        }
    }
}
