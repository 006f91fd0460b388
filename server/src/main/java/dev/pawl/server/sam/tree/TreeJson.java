package dev.pawl.server.sam.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** A tree as JSON. */
public final class TreeJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_NUMBER = 100;

    private TreeJson() {}

    /** The same value; what is unknown becomes null. */
    public static JsonNode of(Tree tree) {
        return switch (tree) {
            case Tree.Leaf leaf -> scalar(leaf);
            case Tree.Items list -> {
                ArrayNode array = JSON.arrayNode();
                list.items().forEach(item -> array.add(of(item)));
                yield array;
            }
            case Tree.Fields mapping -> {
                ObjectNode object = JSON.objectNode();
                mapping.fields().forEach((name, value) -> object.set(name, of(value)));
                yield object;
            }
            case Tree.Unknown unknown -> JSON.nullNode();
        };
    }

    private static JsonNode scalar(Tree.Leaf leaf) {
        return switch (leaf.kind()) {
            case TEXT -> JSON.textNode(leaf.text());
            case FLAG -> JSON.booleanNode(Boolean.parseBoolean(leaf.text()));
            case NULL -> JSON.nullNode();
            case NUMBER -> number(leaf.text());
        };
    }

    private static JsonNode number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return JSON.textNode(text);
        }
        boolean whole = text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        if (!whole) {
            return JSON.numberNode(new BigDecimal(text));
        }
        BigInteger value = new BigInteger(text);
        return value.bitLength() < Long.SIZE ? JSON.numberNode(value.longValue()) : JSON.numberNode(value);
    }
}
