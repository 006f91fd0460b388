package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The text behind Base64 of at most 10,000 characters. */
record Base64Decode() implements IntrinsicFunction {
    @Override
    public String name() {
        return "Base64Decode";
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
        String text = arguments.text(0, 10_000);
        try {
            return TextNode.valueOf(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IntrinsicFailure("Argument 1 of States.Base64Decode is not valid Base64");
        }
    }
}
