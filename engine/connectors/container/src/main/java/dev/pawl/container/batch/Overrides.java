package dev.pawl.container.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.config.ConfigurationValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a submission changes in the container properties of its definition. */
record Overrides(JsonNode container, JsonNode overrides, Map<String, String> parameters) {
    private static final Set<String> MEMBERS = Set.of("command", "environment", "instanceType", "memory",
            "resourceRequirements", "vcpus");
    private static final String REFERENCE = "Ref::";

    /** The properties of the job. */
    ObjectNode applied() {
        new ConfigurationValue(overrides, "/ContainerOverrides", "the Parameters").requireOnly(MEMBERS);
        ObjectNode all = container.deepCopy();
        for (String member : Set.of("command", "instanceType")) {
            if (overrides.hasNonNull(member)) {
                all.set(member, overrides.path(member));
            }
        }
        room(all, "vcpus", "VCPU");
        room(all, "memory", "MEMORY");
        merge(all, "resourceRequirements", "type", overrides.path("resourceRequirements"));
        ArrayNode environment = JsonNodeFactory.instance.arrayNode();
        overrides.path("environment").forEach(environment::add);
        // so that a rule of EventBridge, and whoever looks, can tell
        environment.addObject().put("name", "MANAGED_BY_AWS").put("value", "STARTED_BY_STEP_FUNCTIONS");
        merge(all, "environment", "name", environment);
        all.set("command", substituted(all.path("command")));
        return all;
    }

    /** The older way to say it counts more than what the definition says in the newer one. */
    private void room(ObjectNode all, String member, String type) {
        if (overrides.hasNonNull(member)) {
            all.set(member, overrides.path(member));
            if (all.path("resourceRequirements") instanceof ArrayNode requirements) {
                ArrayNode others = JsonNodeFactory.instance.arrayNode();
                requirements.forEach(each -> {
                    if (!each.path("type").asText().equals(type)) {
                        others.add(each);
                    }
                });
                all.set("resourceRequirements", others);
            }
        }
    }

    private static void merge(ObjectNode all, String member, String key, JsonNode changes) {
        if (changes.isEmpty()) {
            return;
        }
        Map<String, JsonNode> merged = new LinkedHashMap<>();
        all.path(member).forEach(each -> merged.put(each.path(key).asText(), each));
        changes.forEach(each -> merged.put(each.path(key).asText(), each));
        ArrayNode list = all.putArray(member);
        merged.values().forEach(list::add);
    }

    private ArrayNode substituted(JsonNode command) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        command.forEach(each -> {
            String text = each.asText();
            list.add(text.startsWith(REFERENCE)
                    ? parameters.getOrDefault(text.substring(REFERENCE.length()), text)
                    : text);
        });
        return list;
    }
}
