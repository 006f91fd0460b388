package dev.pawl.server.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.application.Route.PayloadFormat;
import dev.pawl.server.application.RouteApi;
import dev.pawl.server.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The body of a request as an event carries it: as text, or Base64 of what is none. */
final class EventBody {
    private static final List<String> TEXTS = List.of("application/json", "application/javascript",
            "application/xml");

    private EventBody() {}

    static void put(HttpRequest request, RouteApi api, PayloadFormat format, ObjectNode event) {
        byte[] bytes = request.body().bytes();
        boolean binary = bytes.length > 0 && isBinary(request, api, bytes);
        if (bytes.length > 0) {
            event.put("body", binary ? Base64.getEncoder().encodeToString(bytes) : request.body().text());
        } else if (format == PayloadFormat.V1) {
            event.putNull("body");
        }
        event.put("isBase64Encoded", binary);
    }

    private static boolean isBinary(HttpRequest request, RouteApi api, byte[] bytes) {
        String type = request.headers().first("Content-Type").orElse("").replaceFirst(";.*", "").strip()
                .toLowerCase(Locale.ROOT);
        boolean said = switch (api.kind()) {
            case REST -> api.binaryTypes().stream().anyMatch(pattern -> matches(pattern, type));
            case HTTP -> !type.isEmpty() && !type.startsWith("text/") && !TEXTS.contains(type);
        };
        return said || !isText(bytes);
    }

    private static boolean matches(String pattern, String type) {
        String lower = pattern.toLowerCase(Locale.ROOT);
        return lower.equals("*/*") || lower.equals(type)
                || (lower.endsWith("/*") && type.startsWith(lower.substring(0, lower.length() - 1)));
    }

    private static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
