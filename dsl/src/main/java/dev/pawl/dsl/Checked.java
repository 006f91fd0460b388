package dev.pawl.dsl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problem;
import dev.pawl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A machine that was held against the rules of the language. */
sealed interface Checked {
    /** It can run. */
    record Right(StateMachine machine, ObjectNode json, List<Mistake> warnings) implements Checked {}

    /** It would be refused. */
    record Wrong(List<Mistake> mistakes) implements Checked {}

    /**
     * Asks what AWS asks.
     *
     * @param origin
     *            where the machine was written, for mistakes that no state has
     */
    static Checked of(ObjectNode json, Layout.Laid laid, MachineType type, Contract contract,
            Optional<Origin> origin) {
        if (!laid.mistakes().isEmpty()) {
            return new Wrong(laid.mistakes());
        }
        String text = Json.write(json);
        int bytes = DefinitionText.bytes(text);
        if (bytes > DefinitionText.MOST_BYTES) {
            return new Wrong(List.of(new Mistake("DEFINITION_TOO_LONG", "Expected a definition of at most "
                    + DefinitionText.MOST_BYTES + " bytes, which is all that AWS takes, but it has " + bytes, "/",
                    origin)));
        }
        return switch (Definitions.check(text, type)) {
            case ParseResult.Parsed<StateMachine> p -> right(p, json,
                    ContractCheck.in(p.value(), contract, laid.origins(), origin), laid.origins(), origin);
            case ParseResult.Refused<StateMachine> r -> new Wrong(
                    mistakes(r.problems(), Problem.Severity.ERROR, laid.origins(), origin));
        };
    }

    private static Checked right(ParseResult.Parsed<StateMachine> parsed, ObjectNode json, ContractCheck.Found found,
            Map<String, Origin> origins, Optional<Origin> origin) {
        if (!found.mistakes().isEmpty()) {
            return new Wrong(found.mistakes());
        }
        List<Mistake> warnings = mistakes(parsed.warnings(), Problem.Severity.WARNING, origins, origin);
        warnings.addAll(found.warnings());
        return new Right(parsed.value(), json, warnings);
    }

    private static List<Mistake> mistakes(List<Problem> problems, Problem.Severity severity,
            Map<String, Origin> origins, Optional<Origin> machine) {
        List<Mistake> mistakes = new ArrayList<>();
        for (Problem p : problems) {
            if (p.severity() == severity) {
                String location = p.location().orElse("/");
                mistakes.add(
                        new Mistake(p.code(), p.message(), location,
                                Origin.around(location, origins).or(() -> machine)));
            }
        }
        return mistakes;
    }
}
