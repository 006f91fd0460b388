package dev.pawl.server.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.server.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads bodies and queries into JSON. */
final class WebhookBody {
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int MOST_FIELDS = 1000;

    private WebhookBody() {}

    /**
     * The body: JSON as it is, a form as an object of its fields, other texts as a text, null if there is none.
     */
    static JsonNode read(HttpRequest request, Webhook.Accepts accepts) {
        byte[] bytes = request.body().bytes();
        if (bytes.length > accepts.maxBytes()) {
            throw new WebhookException(TOO_LARGE, "Expected at most " + accepts.maxBytes() + " bytes, but there are "
                    + bytes.length);
        }
        if (bytes.length == 0) {
            return NullNode.getInstance();
        }
        String type = request.headers().first("Content-Type").orElse("").split(";", 2)[0].strip()
                .toLowerCase(Locale.ROOT);
        if (!accepts.contentTypes().contains(type)) {
            throw new WebhookException(UNSUPPORTED_MEDIA_TYPE, "Expected the content type "
                    + String.join(" or ", accepts.contentTypes()) + ", but it is another or none");
        }
        if (type.endsWith("/json") || type.endsWith("+json")) {
            return json(request.body().text());
        }
        return type.equals("application/x-www-form-urlencoded")
                ? fields(request.body().text())
                : TextNode.valueOf(request.body().text());
    }

    /** Names and values of a query or a form; a name that comes several times has a list. */
    static ObjectNode fields(String text) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        String[] pairs = text.split("&", MOST_FIELDS + 1);
        if (pairs.length > MOST_FIELDS) {
            throw new WebhookException(BAD_REQUEST, "Expected at most " + MOST_FIELDS + " fields, but there are more");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                add(fields, decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static void add(ObjectNode fields, String name, String value) {
        JsonNode there = fields.get(name);
        switch (there) {
            case null -> fields.put(name, value);
            case ArrayNode list -> list.add(value);
            default -> fields.putArray(name).add(there).add(value);
        }
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (JsonTextException e) {
            throw new WebhookException(BAD_REQUEST, "Expected JSON in the body, but it is broken");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new WebhookException(BAD_REQUEST, "Expected percent-encoding, but it is broken");
        }
    }
}
