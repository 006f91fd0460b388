package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.HttpTrace;
import dev.pawl.engine.StateTests;
import dev.pawl.interpreter.turn.DataStep;
import dev.pawl.json.Json;
import dev.pawl.teststate.Inspection;
import dev.pawl.teststate.InspectionLevel;
import dev.pawl.teststate.StateTest;
import dev.pawl.teststate.Tested;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Prints what a test of a state showed, in the order in which data goes through the state. */
record StateReport(PrintWriter out, Paint paint) {
    private static final int SHORT = 80;
    private static final Set<DataStep> BEFORE = EnumSet.complementOf(EnumSet.of(DataStep.RESULT_SELECTOR,
            DataStep.RESULT_PATH));

    void print(StateTests.Result result, StateTest test) {
        Tested tested = result.tested();
        boolean good = tested.status() == Tested.Status.SUCCEEDED;
        out.println((good ? paint.good(tested.status().name()) : paint.bad(tested.status().name()))
                + tested.failure().error().map(error -> "  " + CleanWriter.line(error)).orElse("")
                + tested.nextState().map(next -> paint.faint("  next: ") + next).orElse(""));
        tested.failure().cause().ifPresent(cause -> out.println(CleanWriter.paragraph(cause)));
        if (test.level() != InspectionLevel.INFO) {
            inspection(tested.inspection());
        }
        if (test.level() == InspectionLevel.TRACE) {
            result.trace().ifPresent(trace -> trace(trace, test.revealSecrets()));
        }
        tested.output().ifPresent(output -> value("output", output.value()));
        out.flush();
    }

    private void inspection(Inspection seen) {
        value("input", seen.input().value());
        steps(seen, BEFORE);
        seen.result().ifPresent(result -> value("result", result.value()));
        steps(seen, EnumSet.complementOf(EnumSet.copyOf(BEFORE)));
        if (!seen.variables().isEmpty()) {
            ObjectNode variables = JsonNodeFactory.instance.objectNode();
            seen.variables().forEach(variables::set);
            value("variables", variables);
        }
        seen.handling().catcher().ifPresent(index -> fact("caught by", "Catch[" + index + "]"));
        seen.handling().retrier().ifPresent(index -> fact("tried again by", "Retry[" + index + "]"
                + (seen.handling().backoffSeconds().isPresent()
                        ? " in " + seen.handling().backoffSeconds().getAsLong() + " s"
                        : "")));
    }

    private void steps(Inspection seen, Set<DataStep> which) {
        seen.steps().forEach((step, data) -> {
            if (which.contains(step)) {
                value(title(step), data.value());
            }
        });
    }

    private void trace(HttpTrace trace, boolean revealSecrets) {
        HttpTrace.Request request = revealSecrets ? trace.sent() : trace.written();
        fact("request", request.method() + " " + request.url() + indented(request.headers())
                + indented(request.body()));
        trace.response().ifPresent(response -> fact("response", response.statusCode()
                + response.statusMessage().map(message -> " " + message).orElse("") + indented(response.headers())
                + indented(response.body())));
    }

    private static String indented(Optional<String> text) {
        return text.map(lines -> "\n" + lines.indent(2).stripTrailing()).orElse("");
    }

    private static String title(DataStep step) {
        return switch (step) {
            case INPUT_PATH -> "after InputPath";
            case PARAMETERS -> "after Parameters";
            case ARGUMENTS -> "after Arguments";
            case RESULT_SELECTOR -> "after ResultSelector";
            case RESULT_PATH -> "after ResultPath";
            case ITEMS_PATH -> "after ItemsPath";
            case ITEMS_POINTER -> "after ItemsPointer";
            case ITEM_SELECTOR -> "after ItemSelector";
            case ITEM_BATCHER -> "after ItemBatcher";
            case MAX_CONCURRENCY -> "MaxConcurrency";
            case TOLERATED_FAILURE_COUNT -> "ToleratedFailureCount";
            case TOLERATED_FAILURE_PERCENTAGE -> "ToleratedFailurePercentage";
        };
    }

    /** Short values on the line of their title, long ones below it. */
    private void value(String title, JsonNode value) {
        String line = Json.write(value);
        fact(title, line.length() <= SHORT ? line : "\n" + PrettyJson.of(value).indent(2).stripTrailing());
    }

    private void fact(String title, String text) {
        out.println(paint.strong(title) + (text.startsWith("\n") ? text : "  " + text));
    }
}
