package dev.pawl.notify;

import dev.pawl.approval.notify.Notification;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.egress.Destination;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A webhook that is called.
 *
 * @param secret
 *            that calls are signed with; may refer to a secret
 * @param headers
 *            sent along; values may refer to secrets
 * @param kinds
 *            what it wants to hear of
 * @param format
 *            what is sent
 */
record WebhookSettings(URI url, Destination destination, Optional<String> secret, Map<String, String> headers,
        Set<Notification.Kind> kinds, Format format) {
    /** What the body looks like. */
    enum Format {
        /** All of it, as JSON. */
        JSON,
        /** One line of text in a member named so, as rooms of chat programs take it. */
        TEXT
    }

    private static final Set<String> KINDS = Arrays.stream(Notification.Kind.values()).map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    static WebhookSettings read(ConfigurationValue value) {
        value.requireOnly(Set.of("url", "secret", "headers", "kinds", "format"));
        ConfigurationValue place = value.get("url");
        URI url = url(place);
        Map<String, String> headers = new LinkedHashMap<>();
        value.find("headers").map(ConfigurationValue::members).orElse(Map.of())
                .forEach((name, header) -> headers.put(name, header.text()));
        return new WebhookSettings(url, Destination.of(url).orElseThrow(() -> wrong(place)),
                value.optionalText("secret"), Map.copyOf(headers),
                value.find("kinds").map(list -> list.items().stream()
                        .map(kind -> Notification.Kind.valueOf(kind.oneOf(KINDS))).collect(Collectors.toSet()))
                        .orElse(Set.of(Notification.Kind.values())),
                value.find("format").map(word -> Format.valueOf(word.oneOf(Set.of("JSON", "TEXT"))))
                        .orElse(Format.JSON));
    }

    private static URI url(ConfigurationValue place) {
        try {
            return URI.create(place.text());
        } catch (IllegalArgumentException e) {
            throw wrong(place);
        }
    }

    private static RuntimeException wrong(ConfigurationValue place) {
        return place.wrong("a URL that begins with https:// or http://", "found something else");
    }
}
