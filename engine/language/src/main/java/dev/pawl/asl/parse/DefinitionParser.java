package dev.pawl.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.State;
import dev.pawl.asl.StateMachine;
import java.util.Optional;
import java.util.OptionalLong;

/** From the text of a definition to the model. */
public final class DefinitionParser {
    static final AllowedFields MACHINE = AllowedFields.of("Comment", "StartAt", "States", "Version",
            "TimeoutSeconds", "QueryLanguage");

    private DefinitionParser() {}

    /**
     * Reads a machine, and finds all that is wrong with its fields; what is wrong between states is the linter's.
     */
    public static ParseResult<StateMachine> parse(String text) {
        Problems problems = new Problems();
        Optional<StateMachine> machine = DefinitionText.read(text, problems).map(tree -> parse(tree, problems));
        return machine.isPresent()
                ? problems.resultFor(machine.get())
                : new ParseResult.Refused<>(problems.all());
    }

    /**
     * Reads a tree that {@link DefinitionText} gave. What comes back is worth something only if there are no
     * errors.
     */
    public static StateMachine parse(JsonNode tree, Problems problems) {
        Fields fields = Fields.of(tree, Location.ROOT, problems);
        fields.allowOnly(MACHINE, QueryLanguage.JSON_PATH);
        QueryLanguage language = QueryLanguages.parse(fields, QueryLanguage.JSON_PATH);
        QueryLanguages.check(fields);
        OptionalLong timeoutSeconds = NumberFields.constant(fields, "TimeoutSeconds", Range.MACHINE_TIMEOUT_SECONDS);
        return new StateMachine(fields.text("Comment"), fields.oneOf("Version", "1.0"), language, timeoutSeconds,
                FlowParser.parse(fields, Optional.empty(), new Context(problems, language)));
    }

    /**
     * Reads a definition that was accepted once and stored since.
     *
     * @throws IllegalStateException
     *             if it cannot be read: the store is broken, or it was written by a newer version
     */
    public static StateMachine parseTrusted(String text) {
        return switch (parse(text)) {
            case ParseResult.Parsed<StateMachine> p -> p.value();
            case ParseResult.Refused<StateMachine> r ->
                throw new IllegalStateException("Expected a stored definition to be readable, but " + r.problems());
        };
    }

    /** Reads a single state, which has no name and whose transitions lead nowhere yet. */
    public static ParseResult<State> parseState(String text) {
        Problems problems = new Problems();
        Optional<State> state = DefinitionText.read(text, problems)
                .map(tree -> StateParser.parse("", Fields.of(tree, Location.ROOT, problems),
                        new Context(problems, QueryLanguage.JSON_PATH)));
        return state.isPresent() ? problems.resultFor(state.get()) : new ParseResult.Refused<>(problems.all());
    }
}
