package dev.pawl.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.DataFlow;
import dev.pawl.asl.PassState;
import dev.pawl.asl.State;
import dev.pawl.asl.StateType;
import dev.pawl.interpreter.turn.DataStep;
import dev.pawl.json.Payload;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What was seen of a state under test.
 *
 * @param input
 *            as the state got it
 * @param steps
 *            what each step of its data gave, as far as it came
 * @param result
 *            what its task brought, or its Result
 * @param variables
 *            in sight after it; empty before anything is assigned
 * @param handling
 *            who took its failure
 */
public record Inspection(Payload input, Map<DataStep, Payload> steps, Optional<Payload> result,
        Map<String, JsonNode> variables, Handling handling) {

    /**
     * The retrier or catcher that took a failure; nothing if none did.
     *
     * @param backoffSeconds
     *            until the retry
     */
    public record Handling(OptionalInt catcher, OptionalInt retrier, OptionalLong backoffSeconds) {
        /** Nobody took it. */
        public static final Handling NONE = new Handling(OptionalInt.empty(), OptionalInt.empty(),
                OptionalLong.empty());
    }

    /** As AWS shows it: not all kinds of states tell all steps. */
    static Inspection of(State state, Payload input, Inspector seen, Map<String, JsonNode> variables,
            Handling handling) {
        Map<DataStep, Payload> steps = new EnumMap<>(DataStep.class);
        steps.putAll(seen.steps());
        Optional<Payload> result = seen.result();
        if (state.type() == StateType.FAIL && state.data() instanceof DataFlow.JsonPathFlow) {
            steps.put(DataStep.INPUT_PATH, input);
        }
        if (state instanceof PassState pass && pass.result().isPresent()) {
            result = pass.result().map(Payload::of);
        }
        steps.keySet().removeAll(hidden(state));
        return new Inspection(input, steps, result, variables, handling);
    }

    private static Set<DataStep> hidden(State state) {
        if (state.type() == StateType.PARALLEL) {
            return EnumSet.complementOf(EnumSet.of(DataStep.RESULT_SELECTOR, DataStep.RESULT_PATH));
        }
        return state instanceof PassState pass && pass.result().isPresent()
                ? EnumSet.of(DataStep.INPUT_PATH, DataStep.PARAMETERS)
                : EnumSet.noneOf(DataStep.class);
    }
}
