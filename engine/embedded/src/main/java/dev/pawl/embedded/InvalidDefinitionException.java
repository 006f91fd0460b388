package dev.pawl.embedded;

import dev.pawl.asl.parse.Problem;
import dev.pawl.asl.parse.SourceMap;
import java.util.List;
import java.util.stream.Collectors;

/** A definition would be refused: with all that is wrong in it, and where. */
public final class InvalidDefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    /**
     * One thing that is wrong.
     *
     * @param code
     *            as ValidateStateMachineDefinition names it
     * @param location
     *            the place in the definition, such as {@code /States/Pay/Next}
     * @param line
     *            of the text, from 1
     * @param column
     *            of the line, from 1
     */
    public record Mistake(String code, String message, String location, int line, int column) {}

    private InvalidDefinitionException(String name, List<Mistake> mistakes) {
        super(mistakes.stream()
                .map(m -> "\n  " + name + ":" + m.line() + ":" + m.column() + ": " + m.message() + " [" + m.code()
                        + (m.location().isEmpty() ? "]" : " at " + m.location() + "]"))
                .collect(Collectors.joining("", "Expected a definition that can run, but", "")));
        this.mistakes = mistakes;
    }

    static InvalidDefinitionException of(String name, String text, List<Problem> problems) {
        SourceMap source = SourceMap.of(text);
        return new InvalidDefinitionException(name, problems.stream().filter(Problem::isError).map(problem -> {
            SourceMap.Position at = source.positionOf(problem);
            return new Mistake(problem.code(), problem.message(), problem.location().orElse(""), at.line(),
                    at.column());
        }).toList());
    }

    /** All that is wrong; at least one. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
