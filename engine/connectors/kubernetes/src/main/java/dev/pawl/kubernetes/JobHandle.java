package dev.pawl.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.json.Payload;

/**
 * How a Job that was created is found again.
 *
 * @param uid
 *            tells it from another of the same name
 */
record JobHandle(String namespace, String name, String uid) {
    static JobHandle of(JsonNode job, String namespace) {
        JsonNode metadata = job.path("metadata");
        return new JobHandle(metadata.path("namespace").asText(namespace), metadata.path("name").asText(),
                metadata.path("uid").asText());
    }

    static JobHandle read(Payload handle) {
        JsonNode value = handle.value();
        return new JobHandle(value.path("Namespace").asText(), value.path("Name").asText(), value.path("Uid").asText());
    }

    Payload payload() {
        return Payload.of(JsonNodeFactory.instance.objectNode().put("Namespace", namespace).put("Name", name)
                .put("Uid", uid));
    }

    boolean is(JsonNode job) {
        return uid.equals(job.path("metadata").path("uid").asText());
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
