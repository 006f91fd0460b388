package dev.pawl.container.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** Plans and records as JSON, to keep them. */
public final class RecordJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().addModule(new Jdk8Module())
            .addModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private RecordJson() {}

    /** A plan as JSON, for a handle. */
    public static JsonNode write(TaskPlan plan) {
        return MAPPER.valueToTree(plan);
    }

    /**
     * The plan again.
     *
     * @throws IllegalArgumentException
     *             if it is none
     */
    public static TaskPlan readPlan(JsonNode json) {
        return MAPPER.convertValue(json, TaskPlan.class);
    }

    static byte[] bytes(TaskRecord task) {
        try {
            return MAPPER.writeValueAsBytes(task);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected a record that can be written, but " + e.getOriginalMessage(), e);
        }
    }

    static TaskRecord read(byte[] bytes) throws IOException {
        return MAPPER.readValue(bytes, TaskRecord.class);
    }
}
