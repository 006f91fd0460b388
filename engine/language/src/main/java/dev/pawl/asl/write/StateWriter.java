package dev.pawl.asl.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.FailState;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.PassState;
import dev.pawl.asl.State;
import dev.pawl.asl.SucceedState;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.WaitState;
import dev.pawl.json.Json;

/** Writes one state: what all states have, and then hands over to the writer of its kind. */
final class StateWriter {
    private StateWriter() {}

    static ObjectNode write(State state) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("Type", state.type().text());
        state.info().comment().ifPresent(c -> json.put("Comment", c));
        if (state.info().ownQueryLanguage()) {
            json.put("QueryLanguage", state.info().queryLanguage().text());
        }
        switch (state) {
            case TaskState s -> TaskStateWriter.write(s, json);
            case PassState s -> PassStateWriter.write(s, json);
            case ChoiceState s -> ChoiceStateWriter.write(s, json);
            case WaitState s -> WaitStateWriter.write(s, json);
            case SucceedState s -> DataFlowWriter.write(s.data(), json);
            case FailState s -> FailStateWriter.write(s, json);
            case ParallelState s -> ParallelStateWriter.write(s, json);
            case MapState s -> MapStateWriter.write(s, json);
        }
        return json;
    }
}
