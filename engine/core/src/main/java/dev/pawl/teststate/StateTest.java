package dev.pawl.teststate;

import dev.pawl.teststate.mock.MockRequest;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A test of one state, as somebody asks for it.
 *
 * @param definition
 *            of the state, or of a whole machine
 * @param stateName
 *            which state of the machine, at any depth; empty if the definition is the state
 * @param input
 *            JSON text; an empty object if there is none
 * @param level
 *            how much to tell
 * @param roleArn
 *            shown in the context object
 * @param variables
 *            JSON text of an object
 * @param context
 *            JSON text of the context object; made up if there is none
 * @param revealSecrets
 *            whether what was sent is told with what a connection has added
 */
public record StateTest(String definition, Optional<String> stateName, Optional<String> input, InspectionLevel level,
        Optional<String> roleArn, Optional<String> variables, Optional<String> context, Optional<MockRequest> mock,
        Configuration configuration, boolean revealSecrets) {

    /**
     * What happened before, and inside.
     *
     * @param retrierRetryCount
     *            how often the retrier that takes the mocked error was used before
     * @param errorCausedByState
     *            in which state inside a Map or Parallel the mocked error arose
     * @param mapIterationFailureCount
     *            how many items of a Map failed
     * @param mapItemReaderData
     *            what the ItemReader of a Map read, as it is stored where it was read from
     */
    public record Configuration(OptionalInt retrierRetryCount, Optional<String> errorCausedByState,
            OptionalInt mapIterationFailureCount, Optional<String> mapItemReaderData) {
        /** Nothing happened before. */
        public static final Configuration NONE = new Configuration(OptionalInt.empty(), Optional.empty(),
                OptionalInt.empty(), Optional.empty());
    }

    /** A state by itself with that input, without a mock, told in detail. */
    public static StateTest of(String definition, String input) {
        return new StateTest(definition, Optional.empty(), Optional.of(input), InspectionLevel.DEBUG, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Configuration.NONE, false);
    }

    /** The same with a mock. */
    public StateTest with(MockRequest mocked) {
        return new StateTest(definition, stateName, input, level, roleArn, variables, context, Optional.of(mocked),
                configuration, revealSecrets);
    }

    /** The same with that history. */
    public StateTest with(Configuration history) {
        return new StateTest(definition, stateName, input, level, roleArn, variables, context, mock, history,
                revealSecrets);
    }

    /** The same for one state of a machine. */
    public StateTest named(String state) {
        return new StateTest(definition, Optional.of(state), input, level, roleArn, variables, context, mock,
                configuration, revealSecrets);
    }
}
