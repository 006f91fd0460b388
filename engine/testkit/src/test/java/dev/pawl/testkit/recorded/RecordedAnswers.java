package dev.pawl.testkit.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.history.Failure;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.testkit.mock.Behaviour;
import dev.pawl.testkit.mock.Ending;
import dev.pawl.testkit.mock.Mocks;
import dev.pawl.testkit.mock.TaskCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers tasks as they were answered when an execution was recorded: by their states, in order. */
final class RecordedAnswers implements Mocks {
    private static final Pattern SCHEDULED = Pattern.compile("(Task|LambdaFunction|Activity)Scheduled");
    private static final Pattern OVER = Pattern
            .compile("(Task|LambdaFunction|Activity)(Succeeded|\\w*Failed|TimedOut)");

    private final Map<Integer, JsonNode> events = new HashMap<>();
    private final Map<String, List<Behaviour>> answers = new HashMap<>();

    RecordedAnswers(List<JsonNode> recorded) {
        recorded.forEach(event -> events.put(event.path("id").asInt(), event));
        Map<Integer, Behaviour> byTask = new HashMap<>();
        for (JsonNode event : recorded) {
            String type = event.path("type").asText();
            if (type.equals("TaskSubmitted")) {
                byTask.put(task(event), Behaviour.of(new Ending.Silence(true)).accepting(data(event, "output")));
            } else if (OVER.matcher(type).matches()) {
                int task = task(event);
                byTask.put(task, ended(Optional.ofNullable(byTask.get(task)), type, event));
            }
        }
        for (JsonNode event : recorded) {
            if (SCHEDULED.matcher(event.path("type").asText()).matches()) {
                answers.computeIfAbsent(state(event), name -> new ArrayList<>()).add(byTask
                        .getOrDefault(event.path("id").asInt(), Behaviour.of(new Ending.Silence(false))));
            }
        }
    }

    @Override
    public Optional<Behaviour> behaviour(TaskCall call) {
        List<Behaviour> inOrder = answers.getOrDefault(call.state(), List.of());
        return call.invocation() < inOrder.size() ? Optional.of(inOrder.get(call.invocation())) : Optional.empty();
    }

    private static Behaviour ended(Optional<Behaviour> submitted, String type, JsonNode event) {
        JsonNode accepted = submitted.map(Behaviour::accepted).orElseGet(() -> Json.read("{}"));
        if (type.endsWith("TimedOut")) {
            return submitted.orElseGet(() -> Behaviour.of(new Ending.Silence(false)));
        }
        Ending ending = type.endsWith("Succeeded")
                ? new Ending.Returns(data(event, "output"))
                : new Ending.Fails(new Failure(text(event, "error"), text(event, "cause")));
        return Behaviour.of(ending).accepting(accepted);
    }

    private int task(JsonNode event) {
        JsonNode at = event;
        while (!SCHEDULED.matcher(at.path("type").asText()).matches()) {
            at = before(at);
        }
        return at.path("id").asInt();
    }

    private String state(JsonNode event) {
        JsonNode at = event;
        while (!at.path("type").asText().endsWith("StateEntered")) {
            at = before(at);
        }
        return details(at).path("name").asText();
    }

    private JsonNode before(JsonNode event) {
        JsonNode before = events.get(event.path("previousEventId").asInt());
        if (before == null) {
            throw new IllegalStateException("Expected an event before " + event);
        }
        return before;
    }

    static JsonNode details(JsonNode event) {
        return event.properties().stream().filter(e -> e.getKey().endsWith("EventDetails")).map(Map.Entry::getValue)
                .findFirst().orElseGet(() -> Json.read("{}"));
    }

    private static Optional<String> text(JsonNode event, String member) {
        return Optional.ofNullable(details(event).get(member)).map(JsonNode::asText);
    }

    /** Recordings show data as JSON where they can, and as text otherwise. */
    private static JsonNode data(JsonNode event, String member) {
        JsonNode data = details(event).path(member);
        if (!data.isTextual()) {
            return data;
        }
        try {
            return Json.read(data.asText());
        } catch (JsonTextException e) {
            return data;
        }
    }
}
