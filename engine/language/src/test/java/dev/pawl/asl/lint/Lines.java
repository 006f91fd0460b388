package dev.pawl.asl.lint;

import dev.pawl.asl.MachineType;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problem;
import java.util.List;

/** Problems as lines of text: {@code CODE: message @ location}, without the most frequent code. */
final class Lines {
    private Lines() {}

    /** Errors of a Standard machine that is written with single quotes. */
    static List<String> problems(String definition) {
        return problems(definition, MachineType.STANDARD);
    }

    static List<String> problems(String definition, MachineType type) {
        return all(definition, type).stream().filter(Problem::isError).map(Lines::line).toList();
    }

    static List<String> warnings(String definition) {
        return all(definition, MachineType.STANDARD).stream().filter(p -> !p.isError()).map(Lines::line).toList();
    }

    private static List<Problem> all(String definition, MachineType type) {
        return switch (Definitions.check(definition.replace('\'', '"'), type)) {
            case ParseResult.Parsed<StateMachine> p -> p.warnings();
            case ParseResult.Refused<StateMachine> r -> r.problems();
        };
    }

    private static String line(Problem p) {
        String code = p.code().equals("SCHEMA_VALIDATION_FAILED") ? "" : p.code() + ": ";
        return code + p.message() + p.location().map(l -> " @ " + l).orElse("");
    }

    /** Whether a line is the expected one, in which {@code *} stands for words that are not AWS's. */
    static boolean matches(String line, String expected) {
        int star = expected.indexOf(": * @");
        return star < 0
                ? line.equals(expected)
                : line.startsWith(expected.substring(0, star)) && line.endsWith(expected.substring(star + 4));
    }
}
