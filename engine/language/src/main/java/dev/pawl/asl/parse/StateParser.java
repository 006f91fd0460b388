package dev.pawl.asl.parse;

import dev.pawl.asl.DataFlow;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.State;
import dev.pawl.asl.StateInfo;
import dev.pawl.asl.StateType;
import dev.pawl.asl.SucceedState;
import java.util.Arrays;
import java.util.Optional;

/** Reads one state: what all states have, and then hands over to the parser of its kind. */
final class StateParser {
    private static final String[] TYPES = Arrays.stream(StateType.values()).map(StateType::text)
            .toArray(String[]::new);

    private StateParser() {}

    static State parse(String name, Fields fields, Context context) {
        fields.require("Type");
        QueryLanguage language = QueryLanguages.parse(fields, context.machineLanguage());
        Optional<StateType> type = type(fields);
        boolean downgrade = language == QueryLanguage.JSON_PATH && context.machineLanguage() == QueryLanguage.JSONATA;
        if (downgrade) {
            context.problems().schema(
                    "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
                    fields.location());
        } else {
            type.ifPresent(t -> fields.allowOnly(StateFields.of(t), language));
        }
        QueryLanguages.check(fields);
        StateInfo info = new StateInfo(name, fields.text("Comment"), language, fields.has("QueryLanguage"));
        return type.map(t -> parse(t, new StateSource(fields, info, context)))
                .orElseGet(() -> new SucceedState(info, DataFlow.JsonPathFlow.PLAIN));
    }

    private static Optional<StateType> type(Fields fields) {
        return fields.oneOf("Type", TYPES)
                .flatMap(text -> Arrays.stream(StateType.values()).filter(t -> t.text().equals(text)).findFirst());
    }

    private static State parse(StateType type, StateSource source) {
        return switch (type) {
            case TASK -> TaskStateParser.parse(source);
            case PASS -> PassStateParser.parse(source);
            case CHOICE -> ChoiceStateParser.parse(source);
            case WAIT -> WaitStateParser.parse(source);
            case SUCCEED -> new SucceedState(source.info(), DataFlowParser.parse(source, Reach.INPUT));
            case FAIL -> FailStateParser.parse(source);
            case PARALLEL -> ParallelStateParser.parse(source);
            case MAP -> MapStateParser.parse(source);
        };
    }
}
