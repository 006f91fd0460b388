package dev.pawl.container.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.container.engine.ContainerPlan;
import dev.pawl.container.engine.TaskPlan;
import dev.pawl.container.engine.TaskRecord;
import dev.pawl.container.engine.TaskRecord.ContainerRecord;
import dev.pawl.container.engine.TaskRecord.StopCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A task as ECS describes it, in the order and with the names that Step Functions uses. */
final class TaskJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int VERSION_AT_START = 1;
    private static final int VERSION_FAILED_TO_START = 4;
    private static final int VERSION_AT_END = 5;

    private TaskJson() {}

    /** RunTask's answer. */
    static ObjectNode answer(List<TaskPlan> plans, List<Instant> created) {
        ObjectNode answer = JSON.objectNode();
        answer.putArray("Failures");
        ArrayNode tasks = answer.putArray("Tasks");
        for (int i = 0; i < plans.size(); i++) {
            tasks.add(submitted(plans.get(i), created.get(i)));
        }
        return answer;
    }

    private static ObjectNode submitted(TaskPlan plan, Instant created) {
        Map<String, JsonNode> task = facts(plan);
        boolean fargate = plan.owner().facts().path("LaunchType").asText().equals("FARGATE");
        put(task, "CreatedAt", Optional.of(created));
        task.put("DesiredStatus", JSON.textNode("RUNNING"));
        task.put("LastStatus", JSON.textNode(fargate ? "PROVISIONING" : "PENDING"));
        if (fargate) {
            task.put("PlatformFamily", JSON.textNode("Linux"));
        }
        task.put("Version", JSON.numberNode(VERSION_AT_START));
        ArrayNode containers = JSON.arrayNode();
        for (JsonNode facts : plan.owner().facts().path("Containers")) {
            containers.add(sorted(container(plan, facts, "PENDING")));
        }
        task.put("Containers", containers);
        return sorted(task);
    }

    /** A task that has ended, as DescribeTasks gives it. */
    static ObjectNode ended(TaskRecord end) {
        TaskPlan plan = end.plan();
        Map<String, JsonNode> task = facts(plan);
        boolean began = end.times().started().isPresent();
        Optional<StopCode> code = end.stop().map(TaskRecord.Stop::code);
        put(task, "Connectivity", JSON.textNode("CONNECTED"));
        put(task, "ConnectivityAt", Optional.of(end.times().pullStarted().orElse(end.times().created())));
        put(task, "CreatedAt", Optional.of(end.times().created()));
        put(task, "DesiredStatus", JSON.textNode("STOPPED"));
        put(task, "ExecutionStoppedAt", end.times().executionStopped());
        put(task, "LastStatus", JSON.textNode("STOPPED"));
        put(task, "PullStartedAt", end.times().pullStarted().filter(at -> end.times().pullStopped().isPresent()));
        put(task, "PullStoppedAt", end.times().pullStopped());
        put(task, "StartedAt", end.times().started());
        code.ifPresent(stop -> put(task, "StopCode", JSON.textNode(stopCode(stop))));
        put(task, "StoppedAt", end.times().stopped());
        end.stop().ifPresent(stop -> put(task, "StoppedReason", JSON.textNode(stop.reason())));
        put(task, "StoppingAt", end.times().stopping());
        put(task, "Version", JSON.numberNode(began ? VERSION_AT_END : VERSION_FAILED_TO_START));
        for (JsonNode attachment : task.getOrDefault("Attachments", JSON.arrayNode())) {
            ((ObjectNode) attachment).put("Status", "DELETED").put("Type", "eni");
        }
        ArrayNode containers = JSON.arrayNode();
        for (JsonNode facts : plan.owner().facts().path("Containers")) {
            containers.add(endedContainer(end, facts));
        }
        task.put("Containers", containers);
        return sorted(task);
    }

    /**
     * Whether Step Functions says that the task succeeded: it ran, and every essential container ended with exit
     * code 0.
     */
    static boolean succeeded(TaskRecord end) {
        boolean ran = end.stop().filter(stop -> stop.code() == StopCode.FAILED_TO_START
                || stop.code() == StopCode.LOST).isEmpty();
        return ran && end.plan().containers().stream().filter(container -> container.life().essential())
                .map(ContainerPlan::name)
                .allMatch(name -> end.container(name).map(c -> c.exitCode().orElse(-1)).orElse(-1) == 0);
    }

    private static ObjectNode endedContainer(TaskRecord end, JsonNode facts) {
        Map<String, JsonNode> container = container(end.plan(), facts, "STOPPED");
        Optional<ContainerRecord> known = end.container(facts.path("Name").asText());
        known.ifPresent(record -> {
            record.exitCode().ifPresent(code -> put(container, "ExitCode", JSON.numberNode(code)));
            record.reason().filter(why -> !why.startsWith("CannotPull"))
                    .ifPresent(why -> put(container, "Reason", JSON.textNode(why)));
            record.runtimeId().ifPresent(id -> put(container, "RuntimeId", JSON.textNode(id)));
            record.health().ifPresent(health -> put(container, "HealthStatus",
                    JSON.textNode(health.equals("starting") ? "UNKNOWN" : health.toUpperCase(java.util.Locale.ROOT))));
            ArrayNode bindings = JSON.arrayNode();
            record.bindings().forEach(binding -> bindings.addObject().put("BindIP", binding.address())
                    .put("ContainerPort", binding.containerPort()).put("HostPort", binding.hostPort())
                    .put("Protocol", binding.protocol()));
            container.put("NetworkBindings", bindings);
        });
        return sorted(container);
    }

    private static Map<String, JsonNode> container(TaskPlan plan, JsonNode facts, String status) {
        Map<String, JsonNode> container = new TreeMap<>();
        facts.properties().forEach(field -> container.put(field.getKey(), field.getValue()));
        String cluster = clusterName(plan);
        put(container, "ContainerArn", JSON.textNode(scope(plan) + ":container/" + cluster + "/" + plan.id() + "/"
                + uuid(plan.id() + "/" + facts.path("Name").asText())));
        put(container, "LastStatus", JSON.textNode(status));
        put(container, "TaskArn", JSON.textNode(taskArn(plan)));
        for (String none : List.of("GpuIds", "ManagedAgents", "NetworkBindings", "NetworkInterfaces")) {
            container.put(none, JSON.arrayNode());
        }
        return container;
    }

    private static Map<String, JsonNode> facts(TaskPlan plan) {
        Map<String, JsonNode> task = new TreeMap<>();
        JsonNode facts = plan.owner().facts().deepCopy();
        facts.properties().forEach(field -> task.put(field.getKey(), field.getValue()));
        for (JsonNode attachment : facts.path("Attachments")) {
            ((ObjectNode) attachment).put("Id", uuid(plan.id() + "/attachment"));
        }
        put(task, "TaskArn", JSON.textNode(taskArn(plan)));
        return task;
    }

    /** Its ARN, also where ARNs of tasks have no name of the cluster. */
    static String taskArn(TaskPlan plan) {
        return scope(plan) + ":task/" + clusterName(plan) + "/" + plan.id();
    }

    private static String scope(TaskPlan plan) {
        String definition = plan.owner().facts().path("TaskDefinitionArn").asText();
        return definition.substring(0, definition.lastIndexOf(":task-definition/"));
    }

    private static String clusterName(TaskPlan plan) {
        String cluster = plan.owner().facts().path("ClusterArn").asText();
        return cluster.substring(cluster.lastIndexOf('/') + 1);
    }

    private static String stopCode(StopCode code) {
        return switch (code) {
            case FAILED_TO_START -> "TaskFailedToStart";
            case ESSENTIAL_CONTAINER_EXITED -> "EssentialContainerExited";
            case USER_INITIATED -> "UserInitiated";
            case LOST -> "TerminationNotice";
        };
    }

    private static String uuid(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static void put(Map<String, JsonNode> fields, String name, JsonNode value) {
        fields.put(name, value);
    }

    private static void put(Map<String, JsonNode> fields, String name, Optional<Instant> at) {
        at.ifPresent(moment -> fields.put(name, JSON.numberNode(moment.toEpochMilli())));
    }

    private static ObjectNode sorted(Map<String, JsonNode> fields) {
        ObjectNode object = JSON.objectNode();
        object.setAll(fields);
        return object;
    }
}
