package dev.pawl.server.tracing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Spans as OpenTelemetry's protocol has them, in its JSON. */
final class OtlpJson {
    private static final long NANOS = 1_000_000_000L;
    private static final int ERROR = 2;

    private OtlpJson() {}

    static byte[] of(String service, List<Span> spans) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode resource = request.putArray("resourceSpans").addObject();
        attributes(resource.putObject("resource"), Map.of("service.name", service));
        ObjectNode scope = resource.putArray("scopeSpans").addObject();
        scope.putObject("scope").put("name", "dev.pawl");
        ArrayNode list = scope.putArray("spans");
        spans.forEach(span -> add(list.addObject(), span));
        return Json.write(request).getBytes(StandardCharsets.UTF_8);
    }

    private static void add(ObjectNode json, Span span) {
        json.put("traceId", span.traceId()).put("spanId", span.spanId());
        if (!span.parentId().isEmpty()) {
            json.put("parentSpanId", span.parentId());
        }
        json.put("name", span.name()).put("kind", span.kind().number())
                .put("startTimeUnixNano", nanos(span.from())).put("endTimeUnixNano", nanos(span.to()));
        attributes(json, span.attributes());
        span.error().ifPresent(error -> json.putObject("status").put("code", ERROR).put("message", error));
    }

    private static void attributes(ObjectNode json, Map<String, String> attributes) {
        ArrayNode list = json.putArray("attributes");
        attributes.forEach((name, value) -> list.addObject().put("key", name).putObject("value").put("stringValue",
                value));
    }

    /** Numbers of 64 bits are texts there. */
    private static String nanos(Instant instant) {
        return Long.toString(Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano()));
    }
}
