package dev.pawl.server.webhook;

import com.fasterxml.jackson.core.JsonPointer;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.jsonata.JsonataTemplate;
import dev.pawl.server.webhook.Webhook.Accepts;
import dev.pawl.server.webhook.Webhook.Mode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads section {@code webhooks} of the configuration. */
final class WebhookReader {
    private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z_.-]{1,64}");
    private static final Set<String> MEMBERS = Set.of("machine", "signature", "mode", "timeout", "concurrency",
            "responses", "idempotencyKey", "input", "headers", "methods", "contentTypes", "maxBytes");
    private static final Set<String> NEVER_PASSED = Set.of("authorization", "proxy-authorization", "cookie");
    private static final int LARGEST = 1_048_576;

    private WebhookReader() {}

    /**
     * All of them by name.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if something is not as it should be; with the place
     */
    static Map<String, Webhook> read(ConfigurationValue section) {
        Map<String, Webhook> all = new LinkedHashMap<>();
        section.members().forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw value.wrong("a name of 1 to 64 letters, digits, dots, dashes and underscores", "found " + name);
            }
            all.put(name, webhook(name, value));
        });
        return all;
    }

    private static Webhook webhook(String name, ConfigurationValue value) {
        value.requireOnly(MEMBERS);
        Signature signature = SignatureReader.read(value.get("signature"));
        Optional<DeliveryKey> key = value.find("idempotencyKey").map(WebhookReader::key);
        return new Webhook(name, value.text("machine"), mode(value), signature, key.or(() -> usualKey(signature)),
                input(value, headers(value, signature)), accepts(value));
    }

    private static Mode mode(ConfigurationValue value) {
        boolean sync = value.find("mode").map(mode -> mode.oneOf(Set.of("START", "SYNC"))).orElse("START")
                .equals("SYNC");
        Set<String> syncOnly = Set.of("timeout", "concurrency", "responses");
        if (!sync) {
            syncOnly.stream().flatMap(member -> value.find(member).stream()).findAny().ifPresent(given -> {
                throw given.wrong("this only with \"mode\": \"SYNC\"", "the mode is START");
            });
            return new Mode.Start();
        }
        Map<String, Integer> statuses = new LinkedHashMap<>();
        value.find("responses").ifPresent(
                map -> map.members().forEach((error, status) -> statuses.put(error, status.number(400, 599))));
        return new Mode.Sync(value.find("timeout").map(ConfigurationValue::duration).orElse(Duration.ofSeconds(30)),
                value.find("concurrency").map(v -> v.number(1, 10_000)).orElse(100), statuses);
    }

    private static DeliveryKey key(ConfigurationValue value) {
        value.requireOnly(Set.of("header", "body"));
        Optional<String> header = value.optionalText("header");
        Optional<String> body = value.optionalText("body");
        if (header.isPresent() == body.isPresent()) {
            throw value.wrong("either a header or a JSON Pointer into the body", "found both or none");
        }
        return header.<DeliveryKey>map(DeliveryKey.InHeader::new).orElseGet(() -> {
            try {
                return new DeliveryKey.InBody(JsonPointer.compile(body.orElseThrow()));
            } catch (IllegalArgumentException e) {
                throw value.get("body").wrong("a JSON Pointer such as /id");
            }
        });
    }

    /** Standard Webhooks sign an id for this very purpose. */
    private static Optional<DeliveryKey> usualKey(Signature signature) {
        return signature instanceof Signature.Hmac hmac && hmac.content() instanceof SignedContent.Standard
                ? Optional.of(new DeliveryKey.InHeader(SignedContent.Standard.ID))
                : Optional.empty();
    }

    private static List<String> headers(ConfigurationValue value, Signature signature) {
        return value.find("headers").map(list -> list.items().stream().map(item -> {
            String name = item.text().toLowerCase(Locale.ROOT);
            if (NEVER_PASSED.contains(name) || signature.headers().contains(name)) {
                throw item.wrong("a header that may be seen by executions", item.text() + " proves who calls");
            }
            return item.text();
        }).toList()).orElse(List.of());
    }

    private static WebhookInput input(ConfigurationValue value, List<String> headers) {
        Optional<ConfigurationValue> input = value.find("input");
        if (input.isEmpty() || input.get().json().isTextual()) {
            String kind = input.map(text -> text.oneOf(Set.of("body", "envelope"))).orElse("body");
            return kind.equals("body") ? new WebhookInput.Body() : new WebhookInput.Envelope(headers);
        }
        try {
            return new WebhookInput.Template(headers, JsonataTemplate.parse(input.get().json()));
        } catch (ExpressionSyntaxException e) {
            throw input.get().wrong("JSONata between {% and %}", String.valueOf(e.getMessage()));
        }
    }

    private static Accepts accepts(ConfigurationValue value) {
        Set<String> methods = value.find("methods").map(list -> words(list, Locale.ROOT, true))
                .orElse(Set.of("POST"));
        Set<String> types = value.find("contentTypes").map(list -> words(list, Locale.ROOT, false))
                .orElse(Set.of("application/json", "application/x-www-form-urlencoded"));
        return new Accepts(methods, types,
                value.find("maxBytes").map(v -> v.number(1, LARGEST)).orElse(WebhookInput.LONGEST_BYTES));
    }

    private static Set<String> words(ConfigurationValue list, Locale locale, boolean upper) {
        Set<String> words = new LinkedHashSet<>();
        list.texts().forEach(text -> words.add(upper ? text.toUpperCase(locale) : text.toLowerCase(locale)));
        return words;
    }
}
