package dev.pawl.interpreter.turn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.asl.DataFlow;
import dev.pawl.asl.PathField;
import dev.pawl.asl.State;
import dev.pawl.expr.jsonata.JsonataTemplate;
import dev.pawl.expr.template.PayloadTemplate;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.json.Payload;
import java.util.List;
import java.util.Optional;

/** What a state works on: InputPath and Parameters, or Arguments. */
public final class DataIn {
    private DataIn() {}

    /** The state's input after InputPath. */
    public static Payload input(Turn turn, Frame frame, State state) {
        return switch (state.data()) {
            case DataFlow.JsonPathFlow flow -> afterInputPath(turn, frame, flow);
            case DataFlow.JsonataFlow flow -> Turn.inside(frame).input();
        };
    }

    private static Payload afterInputPath(Turn turn, Frame frame, DataFlow.JsonPathFlow flow) {
        Payload input = select(turn, frame, flow.inputPath(), Turn.inside(frame).input());
        turn.saw(DataStep.INPUT_PATH, input);
        return input;
    }

    /** The state's input after InputPath and Parameters, or its Arguments. */
    public static Payload arguments(Turn turn, Frame frame, State state, Optional<TaskToken> token) {
        switch (state.data()) {
            case DataFlow.JsonPathFlow flow -> {
                Payload input = afterInputPath(turn, frame, flow);
                Payload given = flow.parameters().map(parameters -> Payload.of(parameters.evaluate(
                        Scopes.of(turn, frame, token).withData(input.value())))).orElse(input);
                turn.saw(DataStep.PARAMETERS, given);
                return given;
            }
            case DataFlow.JsonataFlow flow -> {
                Payload given = flow.arguments().isEmpty()
                        ? Turn.inside(frame).input()
                        : Payload.of(flow.arguments().get().evaluate(Scopes.of(turn, frame, token), "Arguments"));
                turn.saw(DataStep.ARGUMENTS, given);
                return given;
            }
        }
    }

    /** Places in the arguments where the definition itself refers to something in double braces. */
    public static List<String> references(State state) {
        return switch (state.data()) {
            case DataFlow.JsonPathFlow flow -> flow.parameters().map(PayloadTemplate::references).orElse(List.of());
            case DataFlow.JsonataFlow flow -> flow.arguments().map(JsonataTemplate::references).orElse(List.of());
        };
    }

    /** InputPath or OutputPath applied to data. */
    static Payload select(Turn turn, Frame frame, PathField field, Payload data) {
        return switch (field) {
            case PathField.Absent absent -> data;
            case PathField.Null nothing -> Payload.of(JsonNodeFactory.instance.objectNode());
            case PathField.Path path -> {
                if (path.path().text().equals("$")) {
                    yield data;
                }
                JsonNode found = path.path().evaluate(Scopes.of(turn, frame).withData(data.value()));
                yield Payload.of(found);
            }
        };
    }
}
