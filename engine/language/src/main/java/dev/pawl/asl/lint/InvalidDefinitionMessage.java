package dev.pawl.asl.lint;

import dev.pawl.asl.parse.Problem;
import dev.pawl.asl.parse.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The message of the InvalidDefinition error with which CreateStateMachine and UpdateStateMachine refuse. */
public final class InvalidDefinitionMessage {
    private static final int MOST = 100;

    private InvalidDefinitionMessage() {}

    /** What is wrong with a definition, as AWS says it. */
    public static String of(String definition, List<Problem> problems) {
        boolean labels = problems.stream().filter(Problem::isError)
                .allMatch(problem -> problem.code().equals(ProblemCode.INVALID_LABEL_NAME.name()));
        return (labels ? LabelRefusal.of(definition) : Optional.<String>empty()).orElseGet(() -> of(problems));
    }

    /** All errors, up to a hundred, in one sentence as AWS forms it. */
    public static String of(List<Problem> problems) {
        return problems.stream().filter(Problem::isError).limit(MOST)
                .map(p -> p.code() + ": " + p.message() + " at " + p.location().orElse("null"))
                .collect(Collectors.joining(", ", "Invalid State Machine Definition: '", "'"));
    }
}
