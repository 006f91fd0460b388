package dev.pawl.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.server.application.Route.PayloadFormat;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpResponse.Header;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a function returned, as an answer over HTTP. */
final class ProxyAnswers {
    private static final Set<String> OURS = Set.of("content-length", "transfer-encoding", "connection", "keep-alive",
            "upgrade", "trailer");
    private static final String NAME = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String JSON = "application/json";
    private static final int LEAST_STATUS = 200;
    private static final int MOST_STATUS = 599;

    private ProxyAnswers() {}

    /** The answer; nothing if the function returned what API Gateway does not take. */
    static Optional<HttpResponse> of(String payload, PayloadFormat format) {
        JsonNode returned;
        try {
            returned = Json.read(payload.isBlank() ? "null" : payload);
        } catch (JsonTextException e) {
            return Optional.empty();
        }
        if (format == PayloadFormat.V2 && !returned.has("statusCode")) {
            String text = returned.isTextual() ? returned.textValue() : payload;
            return Optional.of(new HttpResponse(200, List.of(new Header("Content-Type", JSON)), Body.of(text)));
        }
        return whole(returned, format);
    }

    private static Optional<HttpResponse> whole(JsonNode returned, PayloadFormat format) {
        int status = returned.path("statusCode").asInt(0);
        Optional<List<Header>> headers = headers(returned);
        Optional<Body> body = body(returned);
        if (!returned.isObject() || status < LEAST_STATUS || status > MOST_STATUS || headers.isEmpty()
                || body.isEmpty()) {
            return Optional.empty();
        }
        List<Header> all = new ArrayList<>(headers.get());
        if (all.stream().noneMatch(h -> h.name().equalsIgnoreCase("Content-Type"))) {
            all.add(new Header("Content-Type", format == PayloadFormat.V1 ? JSON : "text/plain; charset=utf-8"));
        }
        return Optional.of(new HttpResponse(status, all, body.get()));
    }

    /** Text, or nothing at all. */
    private static Optional<Body> body(JsonNode returned) {
        JsonNode body = returned.path("body");
        if (body.isNull() || body.isMissingNode()) {
            return Optional.of(Body.EMPTY);
        }
        if (!body.isTextual() || !returned.path("isBase64Encoded").asBoolean(false)) {
            return Optional.of(body).filter(JsonNode::isTextual).map(text -> Body.of(text.textValue()));
        }
        try {
            return Optional.of(Body.of(Base64.getMimeDecoder().decode(body.textValue())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<Header>> headers(JsonNode returned) {
        List<Header> headers = new ArrayList<>();
        JsonNode multiple = returned.path("multiValueHeaders");
        for (Map.Entry<String, JsonNode> header : returned.path("headers").properties()) {
            if (multiple.path(header.getKey()).isMissingNode()) {
                headers.add(new Header(header.getKey(), header.getValue().asText("")));
            }
        }
        for (Map.Entry<String, JsonNode> header : multiple.properties()) {
            header.getValue().forEach(value -> headers.add(new Header(header.getKey(), value.asText(""))));
        }
        returned.path("cookies").forEach(cookie -> headers.add(new Header("Set-Cookie", cookie.asText(""))));
        headers.removeIf(h -> OURS.contains(h.name().toLowerCase(Locale.ROOT)));
        boolean legal = headers.stream()
                .allMatch(h -> h.name().matches(NAME) && h.value().chars().noneMatch(c -> c < ' ' && c != '\t'));
        return legal ? Optional.of(headers) : Optional.empty();
    }
}
