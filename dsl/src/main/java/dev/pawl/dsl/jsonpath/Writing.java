package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.dsl.Draft;

/** Fields that states of several kinds have, written into a draft. */
final class Writing {
    private Writing() {}

    static Draft assign(Draft draft, String variable, Value<?> value) {
        ObjectNode all = draft.parts().get("Assign") instanceof Draft.Part.Value(ObjectNode before)
                ? before.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        Literals.put(all, variable, value);
        return draft.with("Assign", all);
    }
}
