package dev.pawl.interpreter.turn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.DataFlow;
import dev.pawl.asl.ResultPath;
import dev.pawl.expr.Scope;
import dev.pawl.expr.jsonata.JsonataTemplate;
import dev.pawl.expr.template.PayloadTemplate;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.json.Payload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a state hands on, and the variables that it sets.
 *
 * @param output
 *            the next state's input
 * @param assigned
 *            by name
 */
public record DataOut(Payload output, Map<String, Payload> assigned) {

    /**
     * Of a state that has a result: ResultSelector, ResultPath, OutputPath and Assign; or Output and Assign. All
     * of them
     * see the variables as they were when the state was entered.
     */
    public static DataOut ofResult(Turn turn, Frame frame, DataFlow data, Payload result) {
        return switch (data) {
            case DataFlow.JsonPathFlow flow -> jsonPath(turn, frame, flow, result);
            case DataFlow.JsonataFlow flow -> jsonata(turn, frame, flow, result, Optional.of(result.value()));
        };
    }

    /**
     * Of a state that has none, such as Wait: what it got, unless Output says otherwise.
     *
     * @param input
     *            the state's input after InputPath
     */
    public static DataOut ofInput(Turn turn, Frame frame, DataFlow data, Payload input) {
        return switch (data) {
            case DataFlow.JsonPathFlow flow -> {
                Map<String, Payload> assigned = flow.assign()
                        .map(template -> assignJsonPath(template, Scopes.of(turn, frame).withData(input.value())))
                        .orElse(Map.of());
                yield new DataOut(DataIn.select(turn, frame, flow.outputPath(), input), assigned);
            }
            case DataFlow.JsonataFlow flow -> jsonata(turn, frame, flow, input, Optional.empty());
        };
    }

    /** Puts a result where ResultPath says. */
    public static Payload place(ResultPath path, Payload input, Payload result) {
        return switch (path) {
            case ResultPath.Replace replace -> result;
            case ResultPath.Discard discard -> input;
            case ResultPath.At at -> Payload.of(at.path().insert(input.value(), result.value()));
        };
    }

    /** Variables from a JSONPath Assign. */
    public static Map<String, Payload> assignJsonPath(PayloadTemplate template, Scope scope) {
        return members(template.evaluate(scope));
    }

    /** Variables from a JSONata Assign. */
    public static Map<String, Payload> assignJsonata(JsonataTemplate template, Scope scope) {
        return members(template.evaluate(scope, "Assign"));
    }

    private static DataOut jsonPath(Turn turn, Frame frame, DataFlow.JsonPathFlow flow, Payload result) {
        Payload selected = result;
        Map<String, Payload> assigned = Map.of();
        if (flow.resultSelector().isPresent() || flow.assign().isPresent()) {
            Scope scope = Scopes.of(turn, frame).withData(result.value());
            selected = flow.resultSelector().map(template -> Payload.of(template.evaluate(scope))).orElse(result);
            assigned = flow.assign().map(template -> assignJsonPath(template, scope)).orElse(assigned);
        }
        turn.saw(DataStep.RESULT_SELECTOR, selected);
        Payload placed = place(flow.resultPath(), Turn.inside(frame).input(), selected);
        turn.saw(DataStep.RESULT_PATH, placed);
        return new DataOut(DataIn.select(turn, frame, flow.outputPath(), placed), assigned);
    }

    private static DataOut jsonata(Turn turn, Frame frame, DataFlow.JsonataFlow flow, Payload otherwise,
            Optional<JsonNode> result) {
        if (flow.output().isEmpty() && flow.assign().isEmpty()) {
            return new DataOut(otherwise, Map.of());
        }
        Scope plain = Scopes.of(turn, frame);
        Scope scope = result.map(plain::withResult).orElse(plain);
        Map<String, Payload> assigned = flow.assign().map(template -> assignJsonata(template, scope)).orElse(Map.of());
        Payload output = flow.output().map(template -> Payload.of(template.evaluate(scope, "Output")))
                .orElse(otherwise);
        return new DataOut(output, assigned);
    }

    private static Map<String, Payload> members(JsonNode object) {
        Map<String, Payload> sorted = new TreeMap<>();
        object.properties().forEach(member -> sorted.put(member.getKey(), Payload.of(member.getValue())));
        return new LinkedHashMap<>(sorted);
    }
}
