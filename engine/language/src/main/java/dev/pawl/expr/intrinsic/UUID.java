package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.random.RandomGenerator;

/** A random UUID, version 4. */
record UUID() implements IntrinsicFunction {
    @Override
    public String name() {
        return "UUID";
    }

    @Override
    public int fewest() {
        return 0;
    }

    @Override
    public int most() {
        return 0;
    }

    @Override
    public JsonNode call(Arguments arguments) {
        RandomGenerator random = arguments.ambient().random();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return TextNode.valueOf(new java.util.UUID(high, low).toString());
    }
}
