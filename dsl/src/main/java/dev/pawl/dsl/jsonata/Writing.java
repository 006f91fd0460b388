package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.dsl.Draft;

/** Fields that states of several kinds have, written into a draft. */
final class Writing {
    private Writing() {}

    static Draft comment(Draft draft, String comment) {
        return draft.with("Comment", TextNode.valueOf(comment));
    }

    static Draft output(Draft draft, Value<?> output) {
        return draft.with("Output", output.json());
    }

    static Draft arguments(Draft draft, Value<?> arguments) {
        return draft.with("Arguments", arguments.json());
    }

    static Draft assign(Draft draft, String variable, Value<?> value) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        if (draft.parts().get("Assign") instanceof Draft.Part.Value(ObjectNode before)) {
            all.setAll(before);
        }
        all.set(variable, value.json());
        return draft.with("Assign", all);
    }
}
