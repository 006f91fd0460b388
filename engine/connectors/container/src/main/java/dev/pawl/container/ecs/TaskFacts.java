package dev.pawl.container.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.container.ecs.TaskDefinition.Amount;
import dev.pawl.container.ecs.TaskDefinition.Revision;
import dev.pawl.container.engine.ContainerPlan;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What RunTask's answer says of a task that never changes: everything but how far it has come. It is kept
 * with
 * the task, so
 * that later answers say the same.
 */
record TaskFacts(RunTask run, Revision revision, String region, String account) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String FARGATE = "FARGATE";
    private static final String FARGATE_PLATFORM = "1.4.0";
    private static final int FARGATE_DISK_GIB = 20;

    ObjectNode json(Function<String, Amount> amounts, OptionalInt cpu, OptionalInt memory) {
        ObjectNode task = JSON.objectNode();
        String launchType = run.text("LaunchType")
                .orElseGet(() -> revision.definition().fargate() ? FARGATE : "EC2");
        task.set("Attachments", attachments());
        task.putArray("Attributes").addObject().put("Name", "ecs.cpu-architecture").put("Value", architecture());
        task.put("AvailabilityZone", region + "a");
        task.put("ClusterArn", clusterArn());
        task.set("Containers", containers(amounts));
        task.put("Cpu", String.valueOf(cpu.orElseGet(() -> sum(amounts, amount -> amount.cpu()))));
        task.put("EnableExecuteCommand", run.json().path("EnableExecuteCommand").asBoolean(false));
        if (launchType.equals(FARGATE)) {
            int disk = run.overrides().path("EphemeralStorage").path("SizeInGiB").asInt(FARGATE_DISK_GIB);
            task.putObject("EphemeralStorage").put("SizeInGiB", disk);
        }
        task.put("Group", run.text("Group").orElse("family:" + revision.definition().family()));
        task.putArray("InferenceAccelerators");
        task.put("LaunchType", launchType);
        task.put("Memory", String.valueOf(memory.orElseGet(() -> sum(amounts,
                amount -> amount.memory().isPresent() ? amount.memory() : amount.reservation()))));
        task.set("Overrides", overrides());
        if (launchType.equals(FARGATE)) {
            task.put("PlatformVersion",
                    run.text("PlatformVersion").filter(version -> !version.equals("LATEST")).orElse(FARGATE_PLATFORM));
        }
        run.text("StartedBy").ifPresent(by -> task.put("StartedBy", by));
        task.set("Tags", run.json().path("Tags").isArray() ? run.json().path("Tags") : JSON.arrayNode());
        task.put("TaskDefinitionArn", arn("task-definition/" + revision.name()));
        return task;
    }

    private String arn(String resource) {
        return "arn:aws:ecs:" + region + ":" + account + ":" + resource;
    }

    private String clusterArn() {
        String cluster = run.text("Cluster").filter(text -> !text.isEmpty()).orElse("default");
        return cluster.contains(":") ? cluster : arn("cluster/" + cluster);
    }

    private static String architecture() {
        String here = System.getProperty("os.arch");
        return here.equals("aarch64") ? "arm64" : "x86_64";
    }

    private ArrayNode attachments() {
        ArrayNode attachments = JSON.arrayNode();
        JsonNode subnet = run.json().path("NetworkConfiguration").path("AwsvpcConfiguration").path("Subnets").path(0);
        if (subnet.isTextual()) {
            ObjectNode attachment = attachments.addObject();
            attachment.putArray("Details").addObject().put("Name", "subnetId").put("Value", subnet.textValue());
            attachment.put("Status", "PRECREATED").put("Type", "ElasticNetworkInterface");
        }
        return attachments;
    }

    private ArrayNode containers(Function<String, Amount> amounts) {
        ArrayNode containers = JSON.arrayNode();
        for (ContainerPlan container : revision.definition().containers()) {
            Amount amount = amounts.apply(container.name());
            ObjectNode node = containers.addObject();
            node.put("Cpu", String.valueOf(amount.cpu().orElse(0)));
            node.put("Image", container.image());
            amount.memory().ifPresent(memory -> node.put("Memory", String.valueOf(memory)));
            amount.reservation().ifPresent(memory -> node.put("MemoryReservation", String.valueOf(memory)));
            node.put("Name", container.name());
        }
        return containers;
    }

    private int sum(Function<String, Amount> amounts, Function<Amount, OptionalInt> which) {
        return revision.definition().containers().stream()
                .mapToInt(container -> which.apply(amounts.apply(container.name())).orElse(0)).sum();
    }

    private ObjectNode overrides() {
        ObjectNode overrides = JSON.objectNode();
        ArrayNode containers = overrides.putArray("ContainerOverrides");
        for (ContainerPlan container : revision.definition().containers()) {
            Map<String, JsonNode> fields = new TreeMap<>(Map.of("Command", JSON.arrayNode(), "Environment",
                    JSON.arrayNode(), "EnvironmentFiles", JSON.arrayNode(), "ResourceRequirements", JSON.arrayNode()));
            run.override(container.name()).properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            fields.put("Name", JSON.textNode(container.name()));
            containers.addObject().setAll(fields);
        }
        for (String field : new String[]{"Cpu", "ExecutionRoleArn", "Memory", "TaskRoleArn"}) {
            Optional.of(run.overrides().path(field)).filter(JsonNode::isTextual)
                    .ifPresent(value -> overrides.set(field, value));
        }
        overrides.putArray("InferenceAcceleratorOverrides");
        return overrides;
    }
}
