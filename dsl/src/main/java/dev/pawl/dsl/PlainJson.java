package dev.pawl.dsl;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Java values as JSON: records as objects, times as texts in ISO 8601, an empty Optional as null. */
public final class PlainJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .addModule(new SimpleModule("pawl").addSerializer(Temporal.class, ToStringSerializer.instance)
                    .addSerializer(Duration.class, ToStringSerializer.instance)
                    .addSerializer(new OptionalSerializer()).addSerializer(new WrittenSerializer()))
            .build();

    private PlainJson() {}

    /**
     * A value as JSON.
     *
     * @throws IllegalArgumentException
     *             if Jackson cannot write it, there is an expression or path in it, or a number that JSON has not
     */
    public static JsonNode of(@Nullable Object value) {
        return finite(MAPPER.valueToTree(value));
    }

    /** A definition would have a text in its place. */
    private static JsonNode finite(JsonNode json) {
        if ((json.isDouble() || json.isFloat()) && !Double.isFinite(json.doubleValue())) {
            throw new IllegalArgumentException("Expected a number that JSON has, but got " + json.doubleValue());
        }
        json.forEach(PlainJson::finite);
        return json;
    }

    private static final class OptionalSerializer extends JsonSerializer<Optional<?>> {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Class<Optional<?>> handledType() {
            return (Class) Optional.class;
        }

        @Override
        public void serialize(Optional<?> value, JsonGenerator json, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(value.orElse(null), json);
        }
    }

    /** Lists and maps of Java may hold what is no plain JSON without the compiler's noticing. */
    private static final class WrittenSerializer extends JsonSerializer<Written> {
        @Override
        public Class<Written> handledType() {
            return Written.class;
        }

        @Override
        public void serialize(Written value, JsonGenerator json, SerializerProvider provider) throws IOException {
            provider.reportBadDefinition(Written.class, "Expected plain JSON, but there is " + value
                    + " in it; object() and array(…) take expressions and paths");
        }
    }
}
