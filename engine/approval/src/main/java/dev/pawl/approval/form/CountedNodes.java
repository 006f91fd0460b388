package dev.pawl.approval.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;

/**
 * Values whose members may be looked at so often and no more, so that a schema that refers to itself several
 * times for each level of a value ends.
 */
final class CountedNodes extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;
    private static final int MOST_LOOKS = 50_000;
    private int looks;

    private CountedNodes() {}

    /** A copy that is counted. */
    static JsonNode of(JsonNode value) {
        try {
            return JsonMapper.builder().nodeFactory(new CountedNodes()).build().readTree(value.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Expected JSON that can be read again", e);
        }
    }

    /** They were looked at too often. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void look() {
        if (++looks > MOST_LOOKS) {
            throw new Exhausted();
        }
    }

    @Override
    public ObjectNode objectNode() {
        return new CountedObject(this);
    }

    @Override
    public ArrayNode arrayNode() {
        return new CountedArray(this);
    }

    @SuppressWarnings("unchecked") // of what deepCopy gives
    private static final class CountedObject extends ObjectNode {
        private static final long serialVersionUID = 1L;
        private final CountedNodes nodes;

        CountedObject(CountedNodes nodes) {
            super(nodes);
            this.nodes = nodes;
        }

        @Override
        public JsonNode get(String name) {
            nodes.look();
            return super.get(name);
        }

        @Override
        public Iterator<String> fieldNames() {
            nodes.look();
            return super.fieldNames();
        }
    }

    @SuppressWarnings("unchecked") // of what deepCopy gives
    private static final class CountedArray extends ArrayNode {
        private static final long serialVersionUID = 1L;
        private final CountedNodes nodes;

        CountedArray(CountedNodes nodes) {
            super(nodes);
            this.nodes = nodes;
        }

        @Override
        public JsonNode get(int index) {
            nodes.look();
            return super.get(index);
        }

        @Override
        public Iterator<JsonNode> elements() {
            nodes.look();
            return super.elements();
        }
    }
}
