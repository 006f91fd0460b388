package dev.pawl.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.pawl.json.Json;
import java.lang.reflect.Type;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Java values as JSON, and back. */
record Values(ObjectMapper mapper) {
    /**
     * Records are complete or refused; what they do not know is passed over, for inputs carry more than one step
     * needs.
     */
    static final Values STANDARD = new Values(JsonMapper.builder().addModule(new Jdk8Module())
            .addModule(new JavaTimeModule()).annotationIntrospector(new RecordRules())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build());

    /**
     * A value as JSON.
     *
     * @param what
     *            whose it is, for the message
     * @throws ValueException
     *             if it cannot be written, or has a number of more digits than a workflow keeps
     */
    JsonNode write(@Nullable Object value, String what) {
        if (value == null) {
            return NullNode.getInstance();
        }
        JsonNode written;
        try {
            written = mapper.valueToTree(value);
        } catch (IllegalArgumentException e) {
            throw new ValueException("Expected " + what + " to be a value that JSON can say, but "
                    + value.getClass().getName() + " is none: " + reason(e.getCause() == null ? e : e.getCause()));
        }
        Digits.requireKept(written, what);
        return written;
    }

    /** The same as text. */
    String text(@Nullable Object value, String what) {
        return value instanceof JsonNode node ? Json.write(node) : Json.write(write(value, what));
    }

    /**
     * JSON as a value.
     *
     * @param what
     *            whose it is, for the message
     * @return null for JSON null
     * @throws ValueException
     *             if it does not fit the type; the message says where
     */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // whoever has JSON null knows that it comes
    <T> T read(JsonNode json, Type type, String what) {
        JavaType wanted = mapper.constructType(type);
        try {
            return mapper.convertValue(json, wanted);
        } catch (IllegalArgumentException e) {
            throw new ValueException("Expected " + what + " to be a " + name(wanted) + ", but "
                    + reason(e.getCause() == null ? e : e.getCause()));
        }
    }

    private static String name(JavaType type) {
        return type.hasGenericTypes() ? type.toCanonical() : type.getRawClass().getSimpleName();
    }

    private static String reason(Throwable thrown) {
        return switch (thrown) {
            case JsonMappingException at -> place(at) + at.getOriginalMessage();
            case JsonProcessingException json -> json.getOriginalMessage();
            default -> String.valueOf(thrown.getMessage());
        };
    }

    private static String place(JsonMappingException at) {
        return at.getPath().isEmpty()
                ? ""
                : at.getPath().stream()
                        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                        .collect(Collectors.joining("", "at ", ": "));
    }
}
