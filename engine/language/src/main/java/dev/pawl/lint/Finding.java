package dev.pawl.lint;

import dev.pawl.asl.parse.Problem;
import java.util.Arrays;
import java.util.Optional;

/**
 * One thing that the linter has to say.
 *
 * @param code
 *            the name of a {@link LintCode}, or AWS's code of a problem
 * @param message
 *            for people, one sentence
 * @param location
 *            such as {@code /States/Route/Choices[0]/Next}; {@code /} is the whole definition
 * @param fix
 *            what would mend it, where that is safe
 */
public record Finding(String code, Severity severity, String message, String location, Optional<Fix> fix) {
    static Finding of(Problem problem) {
        return new Finding(problem.code(), switch (problem.severity()) {
            case ERROR -> Severity.ERROR;
            case WARNING -> Severity.WARNING;
        }, problem.message(), problem.location().orElse("/"), Optional.empty());
    }

    /** What kind of advice it is; problems with AWS's codes are none. */
    public Optional<LintCode> advice() {
        return Arrays.stream(LintCode.values()).filter(c -> c.name().equals(code)).findFirst();
    }

    /** The documentation of its code, as a path in this project's documentation. */
    public Optional<String> page() {
        return advice().map(c -> "reference/lint/" + c.page());
    }

    @Override
    public String toString() {
        return severity + " " + code + " at " + location + ": " + message;
    }
}
