package dev.pawl.server.sam.resource;

import dev.pawl.asl.MachineType;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problem;
import dev.pawl.server.sam.tree.Findings;
import dev.pawl.server.sam.tree.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A definition with the way from its places to those of the file that it came from.
 *
 * @param text
 *            JSON
 * @param places
 *            from {@code /States/Pay/Next} to the line that says so
 */
record DefinitionSource(String text, Function<String, Place> places, Place place) {
    /** Reports what is wrong with it; whether it would be accepted. */
    boolean check(MachineType type, Findings findings) {
        return switch (Definitions.check(text, type)) {
            case ParseResult.Parsed<?> parsed -> {
                tell(parsed.warnings(), findings);
                yield true;
            }
            case ParseResult.Refused<?> refused -> {
                tell(refused.problems(), findings);
                yield false;
            }
        };
    }

    private void tell(List<Problem> problems, Findings findings) {
        for (Problem problem : problems) {
            Optional<String> location = problem.location();
            Place at = location.map(places).orElse(place);
            String message = problem.message() + " [" + problem.code() + location.map(l -> " at " + l).orElse("")
                    + "]";
            if (problem.isError()) {
                findings.problem(at, message);
            } else {
                findings.notice(at, message);
            }
        }
    }
}
