package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a rule of a Choice asks; see {@link Conditions}. */
public record Condition(ObjectNode json) {
    /** For people. */
    public Condition comment(String comment) {
        return new Condition(json.deepCopy().put("Comment", comment));
    }
}
