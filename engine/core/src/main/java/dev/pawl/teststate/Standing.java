package dev.pawl.teststate;

import dev.pawl.interpreter.model.Command;
import java.util.List;
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
     * @param references
     *            places in the input where the definition itself refers to something in double braces
     */
    record Calling(Command.RunTask task, OptionalLong timeoutSeconds, List<String> references) implements Standing {}
}
