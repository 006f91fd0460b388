package dev.pawl.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.DataFlow;
import dev.pawl.asl.MapState;
import dev.pawl.asl.PathField;
import dev.pawl.asl.ResultPath;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.json.Payload;
import dev.pawl.testkit.trace.SeenEvent;
import dev.pawl.testkit.trace.Visit;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a map run ended. The history of its execution has only the output that the state made of its result:
 * unless
 * somebody knows the result, it is what the output shows, if the state hands it on as it is.
 *
 * @param recorded
 *            id of the event that says so
 * @param result
 *            empty if it failed
 */
record MapRunSeen(long recorded, Duration took, Optional<JsonNode> result, Failure failure) {

    static Optional<MapRunSeen> of(Visit visit, MapState state, Map<String, JsonNode> known) {
        Optional<SeenEvent> end = visit.events().stream()
                .filter(event -> event.type().equals("MapRunSucceeded") || event.type().equals("MapRunFailed"))
                .reduce((a, b) -> b);
        if (end.isEmpty()) {
            return Optional.empty();
        }
        SeenEvent last = end.get();
        Duration took = visit.entered().at().isPresent() && last.at().isPresent()
                ? Duration.between(visit.entered().at().get(), last.at().get())
                : Duration.ZERO;
        if (last.type().equals("MapRunFailed")) {
            return Optional.of(new MapRunSeen(last.id(), took, Optional.empty(), RecordedTask.failure(last)));
        }
        return result(visit, state, known)
                .map(result -> new MapRunSeen(last.id(), took, Optional.of(result), Failure.UNNAMED));
    }

    Trigger trigger(String mapRunArn) {
        return new Trigger.MapRunEnded(mapRunArn, result.map(Payload::of), failure);
    }

    private static Optional<JsonNode> result(Visit visit, MapState state, Map<String, JsonNode> known) {
        return visit.events().stream().filter(event -> event.type().equals("MapRunStarted"))
                .flatMap(event -> event.text("mapRunArn").stream()).filter(known::containsKey).map(known::get)
                .findFirst().or(() -> visit.exited().flatMap(event -> fromOutput(event, state)));
    }

    private static Optional<JsonNode> fromOutput(SeenEvent exited, MapState state) {
        Optional<JsonNode> output = exited.data("output");
        return switch (state.data()) {
            case DataFlow.JsonataFlow flow -> flow.output().isPresent() ? Optional.empty() : output;
            case DataFlow.JsonPathFlow flow -> {
                boolean whole = flow.outputPath() instanceof PathField.Absent && flow.resultSelector().isEmpty();
                yield !whole ? Optional.empty() : switch (flow.resultPath()) {
                    case ResultPath.Replace replace -> output;
                    case ResultPath.At at -> output.flatMap(at.path()::read);
                    case ResultPath.Discard discard -> output;
                };
            }
        };
    }
}
