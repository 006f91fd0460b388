package dev.pawl.interpreter.turn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.expr.Scope;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.json.Payload;
import java.util.Optional;

/** What the expressions of a state see. */
public final class Scopes {
    private Scopes() {}

    /** The state's input, its context and the variables in sight. */
    public static Scope of(Turn turn, Frame frame) {
        return of(turn, frame, Optional.empty());
    }

    /** As above, with a task token in the context. */
    public static Scope of(Turn turn, Frame frame, Optional<TaskToken> token) {
        return Scope.of(Turn.inside(frame).input().value(), ContextObject.of(turn, frame, token),
                turn.variables(frame), turn.ambient());
    }

    /** For the ItemSelector of a Map: as above, with the item that is about to begin. */
    public static Scope ofItem(Turn turn, Frame frame, Payload items, int index) {
        ObjectNode context = (ObjectNode) ContextObject.of(turn, frame, Optional.empty());
        context.putObject("Map").set("Item", ContextObject.item(items.value(), index));
        return Scope.of(Turn.inside(frame).input().value(), context, turn.variables(frame), turn.ambient());
    }

    /** The bare item of an iteration: an object's member is its value. */
    public static JsonNode item(Payload items, int index) {
        return ContextObject.item(items.value(), index).get("Value");
    }
}
