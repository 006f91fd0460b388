package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Base64 of a text in UTF-8, of at most 10,000 characters. */
record Base64Encode() implements IntrinsicFunction {
    @Override
    public String name() {
        return "Base64Encode";
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
        byte[] bytes = arguments.text(0, 10_000).getBytes(StandardCharsets.UTF_8);
        return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
    }
}
