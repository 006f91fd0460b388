package dev.pawl.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.items.ChildResult.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Makes the results that a Map gives, or exports, of what became of its children. */
public final class ResultTransformation {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private ResultTransformation() {}

    /** The result of a Map that exports nothing. */
    public static ArrayNode inMemory(WriterConfig config, List<ChildResult> children) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        children.forEach(child -> all.addAll(of(config.transformation(), child)));
        return all;
    }

    /** What a child contributes: one value, or as many as its output has elements if it is flattened. */
    public static List<JsonNode> of(WriterConfig.Transformation transformation, ChildResult child) {
        if (child.status() != Status.SUCCEEDED || child.output().isEmpty()) {
            return List.of(unchanged(child));
        }
        JsonNode output = child.output().get().value();
        return switch (transformation) {
            case NONE -> List.of(unchanged(child));
            case COMPACT -> List.of(output);
            case FLATTEN -> output instanceof ArrayNode array
                    ? List.copyOf(array.valueStream().toList())
                    : List.of(output);
        };
    }

    private static ObjectNode unchanged(ChildResult child) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        child.failure().cause().ifPresent(cause -> all.put("Cause", cause));
        child.failure().error().ifPresent(error -> all.put("Error", error));
        all.put("ExecutionArn", child.who().executionArn());
        all.put("Input", child.input().text());
        all.putObject("InputDetails").put("Included", true);
        all.put("Name", child.who().name());
        child.output().ifPresent(output -> {
            all.put("Output", output.text());
            all.putObject("OutputDetails").put("Included", true);
        });
        all.put("RedriveCount", child.redrive().count());
        all.put("RedriveStatus", child.redrive().status());
        child.redrive().reason().ifPresent(reason -> all.put("RedriveStatusReason", reason));
        child.times().start().ifPresent(start -> all.put("StartDate", time(start)));
        all.put("StateMachineArn", child.who().stateMachineArn());
        all.put("Status", child.status().name());
        child.times().stop().ifPresent(stop -> all.put("StopDate", time(stop)));
        return all;
    }

    private static String time(Instant when) {
        return MILLIS.format(when);
    }
}
