package dev.pawl.container.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.container.batch.job.RetryStrategy;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * What jobs have in common.
 *
 * @param container
 *            containerProperties as they stand in the file
 * @param parameters
 *            defaults for what the command refers to
 */
record JobDefinition(String name, int revision, JsonNode container, Map<String, String> parameters,
        RetryStrategy retry, OptionalInt timeoutSeconds, Map<String, String> tags) {
    private static final Set<String> MEMBERS = Set.of("jobDefinitionName", "jobDefinitionArn", "revision", "status",
            "type", "parameters", "containerProperties", "retryStrategy", "timeout", "propagateTags",
            "platformCapabilities", "schedulingPriority", "tags", "containerOrchestrationType");
    private static final int MOST_REVISIONS = 1_000_000;

    /**
     * One in the JSON of Batch's RegisterJobDefinition.
     *
     * @param folder
     *            of the file: where paths begin that are not absolute
     * @param nextRevision
     *            unless the file says which it is
     * @throws dev.pawl.config.ConfigurationException
     *             if it is not as it should be
     */
    static JobDefinition read(ConfigurationValue value, Path folder, int nextRevision) {
        value.requireOnly(MEMBERS);
        String name = value.text("jobDefinitionName");
        if (!name.matches("[A-Za-z0-9_-]{1,128}")) {
            throw value.get("jobDefinitionName").wrong("up to 128 letters, digits, hyphens and underscores");
        }
        value.find("type").ifPresent(type -> type.oneOf(Set.of("container")));
        ConfigurationValue properties = value.get("containerProperties");
        ContainerProperties.read(properties);
        return new JobDefinition(name,
                value.find("revision").map(number -> number.number(1, MOST_REVISIONS)).orElse(nextRevision),
                absolute(properties.json(), folder), texts(value, "parameters"),
                value.find("retryStrategy").map(Policies::retry).orElse(RetryStrategy.ONCE),
                value.find("timeout").map(Policies::timeout).orElse(OptionalInt.empty()), texts(value, "tags"));
    }

    /** As jobs name it. */
    String nameAndRevision() {
        return name + ":" + revision;
    }

    private static JsonNode absolute(JsonNode properties, Path folder) {
        JsonNode all = properties.deepCopy();
        for (JsonNode volume : all.path("volumes")) {
            if (volume.path("host") instanceof ObjectNode host && host.path("sourcePath").isTextual()) {
                host.put("sourcePath", folder.resolve(host.path("sourcePath").textValue()).normalize().toString());
            }
        }
        return all;
    }

    private static Map<String, String> texts(ConfigurationValue value, String member) {
        Map<String, String> all = new TreeMap<>();
        value.find(member).map(ConfigurationValue::members).orElse(Map.of())
                .forEach((name, text) -> all.put(name, text.json().asText()));
        return all;
    }
}
