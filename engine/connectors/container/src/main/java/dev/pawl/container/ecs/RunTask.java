package dev.pawl.container.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.container.ecs.Shape.Any;
import dev.pawl.container.ecs.Shape.Flag;
import dev.pawl.container.ecs.Shape.Listing;
import dev.pawl.container.ecs.Shape.Structure;
import dev.pawl.container.ecs.Shape.Text;
import dev.pawl.container.ecs.Shape.Whole;
import dev.pawl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code ecs:runTask} is given.
 *
 * @param json
 *            of the shape that the API has
 */
record RunTask(JsonNode json) {
    private static final Text TEXT = new Text(Set.of());
    private static final Whole NUMBER = new Whole();
    private static final Listing PAIRS = new Listing(new Structure(Map.of("Name", TEXT, "Value", TEXT)));
    private static final Structure CONTAINER_OVERRIDE = new Structure(Map.of("Name", TEXT, "Command",
            new Listing(TEXT), "Environment", PAIRS, "EnvironmentFiles",
            new Listing(new Structure(Map.of("Type", new Text(Set.of("s3")), "Value", TEXT))), "Cpu", NUMBER,
            "Memory", NUMBER, "MemoryReservation", NUMBER, "ResourceRequirements",
            new Listing(new Structure(Map.of("Type", TEXT, "Value", TEXT)))));
    private static final Structure OVERRIDES = new Structure(Map.of("ContainerOverrides",
            new Listing(CONTAINER_OVERRIDE), "Cpu", TEXT, "Memory", TEXT, "TaskRoleArn", TEXT, "ExecutionRoleArn",
            TEXT, "EphemeralStorage", new Any(), "InferenceAcceleratorOverrides", new Any()));
    private static final Structure NETWORK = new Structure(Map.of("AwsvpcConfiguration",
            new Structure(Map.of("Subnets", new Listing(TEXT), "SecurityGroups", new Listing(TEXT), "AssignPublicIp",
                    new Text(Set.of("ENABLED", "DISABLED"))))));
    private static final Structure REQUEST = new Structure(Map.ofEntries(Map.entry("CapacityProviderStrategy",
            new Any()), Map.entry("ClientToken", TEXT), Map.entry("Cluster", TEXT), Map.entry("Count", NUMBER),
            Map.entry("EnableECSManagedTags", new Flag()), Map.entry("EnableExecuteCommand", new Flag()),
            Map.entry("Group", TEXT),
            Map.entry("LaunchType", new Text(Set.of("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"))),
            Map.entry("NetworkConfiguration", NETWORK), Map.entry("Overrides", OVERRIDES),
            Map.entry("PlacementConstraints", new Any()), Map.entry("PlacementStrategy", new Any()),
            Map.entry("PlatformVersion", TEXT),
            Map.entry("PropagateTags", new Text(Set.of("TASK_DEFINITION", "SERVICE", "NONE"))),
            Map.entry("ReferenceId", TEXT), Map.entry("StartedBy", TEXT),
            Map.entry("Tags", new Listing(new Structure(Map.of("Key", TEXT, "Value", TEXT)))),
            Map.entry("TaskDefinition", TEXT), Map.entry("VolumeConfigurations", new Any())));

    /** Why it cannot be used, in Step Functions' words; nothing if it can. */
    Optional<String> problem() {
        List<String> problems = new ArrayList<>();
        REQUEST.check("Parameters", json, problems);
        if (!json.hasNonNull("TaskDefinition")) {
            problems.add("The field 'TaskDefinition' is required but was missing");
        }
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of("The Parameters '" + Json.write(json) + "' could not be used to start the Task: ["
                        + String.join(", ", problems) + "]");
    }

    String taskDefinition() {
        return json.path("TaskDefinition").asText();
    }

    /** How many tasks. */
    int count() {
        return json.path("Count").asInt(1);
    }

    Optional<String> text(String field) {
        return json.hasNonNull(field) ? Optional.of(json.path(field).asText()) : Optional.empty();
    }

    JsonNode overrides() {
        return json.path("Overrides");
    }

    /** What is overridden of a container. */
    JsonNode override(String container) {
        for (JsonNode override : overrides().path("ContainerOverrides")) {
            if (override.path("Name").asText().equals(container)) {
                return override;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
