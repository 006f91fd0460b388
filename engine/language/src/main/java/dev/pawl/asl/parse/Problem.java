package dev.pawl.asl.parse;

import java.util.Optional;

/**
 * One thing that is wrong, or odd, in a definition: what ValidateStateMachineDefinition calls a diagnostic.
 *
 * @param code
 *            AWS's name for this kind of problem
 * @param message
 *            for people, in AWS's words where they are known
 * @param location
 *            the place as AWS writes it, such as {@code /States/Route/Choices[0]/Next}; some problems have
 *            none
 */
public record Problem(Severity severity, String code, String message, Optional<String> location) {
    /** Whether a definition with this problem is refused. */
    public enum Severity {
        /** It is refused. */
        ERROR,
        /** It is accepted, but may not mean what its author meant. */
        WARNING
    }

    /** A problem for which a definition is refused. */
    public static Problem error(ProblemCode code, String message, Location location) {
        return new Problem(Severity.ERROR, code.name(), message, Optional.of(location.toString()));
    }

    /** A problem that no single place has. */
    public static Problem error(ProblemCode code, String message) {
        return new Problem(Severity.ERROR, code.name(), message, Optional.empty());
    }

    /** A hint. */
    public static Problem warning(ProblemCode code, String message, Location location) {
        return new Problem(Severity.WARNING, code.name(), message, Optional.of(location.toString()));
    }

    /** Whether this is a reason to refuse. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
