package dev.pawl.expr.jsonata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;

/** A JSON array as the JSONata library sees it, which adds to lists now and then. */
final class ArrayView extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    private final transient ArrayNode node;

    ArrayView(ArrayNode node) {
        super(node.size());
        this.node = node;
        node.forEach(e -> add(Values.of(e)));
    }

    /** The array, as long as nothing was added. */
    boolean unchanged() {
        return size() == node.size();
    }

    ArrayNode node() {
        return node;
    }
}
