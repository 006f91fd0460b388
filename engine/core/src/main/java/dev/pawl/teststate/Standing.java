package dev.pawl.teststate;

import dev.pawl.interpreter.model.Command;
import java.util.OptionalLong;

/** How far a test has come. */
public sealed interface Standing {
    /** It is over. */
    record Ended(Tested result) implements Standing {}

    /**
     * Somebody has to do a task.
     *
     * @param timeoutSeconds
     *            of the state
     */
    record Calling(Command.RunTask task, OptionalLong timeoutSeconds) implements Standing {}
}
