package dev.pawl.server.webhook;

import dev.pawl.config.ConfigurationValue;
import dev.pawl.secret.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how callers of a webhook prove who they are. */
final class SignatureReader {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Map<String, SignedContent> PRESETS = Map.of("github",
            new SignedContent.Plain("X-Hub-Signature-256", "sha256=", true, Optional.empty()), "stripe",
            new SignedContent.Stripe(), "slack", new SignedContent.Slack(), "standard-webhooks",
            new SignedContent.Standard());

    private SignatureReader() {}

    static Signature read(ConfigurationValue value) {
        if (value.json().isTextual()) {
            value.oneOf(Set.of("none"));
            return new Signature.None();
        }
        String type = value.get("type").oneOf(
                Set.of("none", "github", "stripe", "slack", "standard-webhooks", "hmac-sha256", "basic", "bearer"));
        return switch (type) {
            case "none" -> {
                value.requireOnly(Set.of("type"));
                yield new Signature.None();
            }
            case "basic" -> {
                value.requireOnly(Set.of("type", "user", "password"));
                yield new Signature.Basic(value.text("user"), secrets(value.get("password")));
            }
            case "bearer" -> {
                value.requireOnly(Set.of("type", "token", "header"));
                Optional<String> header = value.optionalText("header");
                yield new Signature.Token(header.orElse("Authorization"), header.isPresent() ? "" : "Bearer ",
                        secrets(value.get("token")));
            }
            case "hmac-sha256" -> {
                value.requireOnly(Set.of("type", "secret", "header", "format", "timestampHeader", "tolerance"));
                yield new Signature.Hmac(plain(value), secrets(value.get("secret")), tolerance(value));
            }
            default -> {
                value.requireOnly(Set.of("type", "secret", "tolerance"));
                SignedContent preset = PRESETS.get(type);
                if (preset == null) {
                    throw new IllegalStateException("Expected a preset for " + type);
                }
                yield new Signature.Hmac(preset, secrets(value.get("secret")), tolerance(value));
            }
        };
    }

    private static SignedContent plain(ConfigurationValue value) {
        String format = value.optionalText("format").orElse("HEX");
        boolean hex = format.endsWith("HEX");
        if (!hex && !format.endsWith("BASE64")) {
            throw value.get("format").wrong("a format that ends in HEX or BASE64, such as sha256=HEX");
        }
        String prefix = format.substring(0, format.length() - (hex ? "HEX" : "BASE64").length());
        return new SignedContent.Plain(value.text("header"), prefix, hex, value.optionalText("timestampHeader"));
    }

    private static Duration tolerance(ConfigurationValue value) {
        return value.find("tolerance").map(ConfigurationValue::duration).orElse(TOLERANCE);
    }

    /** One reference, or several while a secret is being changed. */
    private static List<String> secrets(ConfigurationValue value) {
        List<ConfigurationValue> all = value.json().isArray() ? value.items() : List.of(value);
        if (all.isEmpty()) {
            throw value.wrong("at least one secret");
        }
        all.stream().filter(one -> !Secrets.refers(one.text())).findFirst().ifPresent(one -> {
            throw one.wrong("a reference such as {{secret:NAME}}");
        });
        return all.stream().map(ConfigurationValue::text).toList();
    }
}
