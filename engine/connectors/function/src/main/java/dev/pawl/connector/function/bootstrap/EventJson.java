package dev.pawl.connector.function.bootstrap;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Turns events into the objects that a handler takes, and what it returns into JSON, as Lambda does. */
final class EventJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS).build();

    private EventJson() {}

    /** What a request handler's class takes. */
    static Type inputOf(Class<?> handler) {
        JavaType[] types = MAPPER.getTypeFactory().findTypeParameters(MAPPER.constructType(handler),
                RequestHandler.class);
        return types == null || types.length == 0 ? Object.class : types[0];
    }

    static @Nullable Object read(byte[] event, Type type) {
        try {
            return MAPPER.readValue(event, MAPPER.constructType(type));
        } catch (IOException e) {
            throw new IllegalArgumentException("An error occurred during JSON parsing", e);
        }
    }

    static byte[] write(@Nullable Object result) throws IOException {
        return MAPPER.writeValueAsBytes(result);
    }
}
