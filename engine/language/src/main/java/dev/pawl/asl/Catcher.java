package dev.pawl.asl;

import dev.pawl.expr.jsonata.JsonataTemplate;
import dev.pawl.expr.template.PayloadTemplate;
import java.util.List;
import java.util.Optional;

/** Where a state that failed for good leads. */
public record Catcher(List<String> errorEquals, String next, Optional<String> comment, Handling handling) {
    /** What becomes of the error output. */
    public sealed interface Handling {
        /** JSONPath: put into the state's input. */
        record JsonPath(ResultPath resultPath, Optional<PayloadTemplate> assign) implements Handling {}

        /** JSONata: made into an output. */
        record Jsonata(Optional<JsonataTemplate> output, Optional<JsonataTemplate> assign) implements Handling {}
    }
}
