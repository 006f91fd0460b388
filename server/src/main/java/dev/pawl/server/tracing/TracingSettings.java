package dev.pawl.server.tracing;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the section {@code tracing} says.
 *
 * @param endpoint
 *            of a collector, for traces as OTLP over HTTP
 * @param headers
 *            sent along; values may refer to secrets
 * @param percent
 *            of executions that are recorded, besides those whose callers record
 * @param service
 *            the name under which spans appear
 * @param maxAge
 *            what ended longer ago is not told any more, when the collector was away
 */
public record TracingSettings(URI endpoint, Map<String, String> headers, int percent, String service,
        Duration maxAge) {
    private static final Set<String> MEMBERS = Set.of("endpoint", "headers", "samplePercent", "service", "maxAge");
    private static final int ALL = 100;
    private static final String PATH = "/v1/traces";

    /**
     * Reads the section; empty if there is none, and then nothing is recorded.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if it cannot be used
     */
    public static Optional<TracingSettings> read(Configuration configuration) {
        return configuration.value("tracing").map(TracingSettings::read);
    }

    private static TracingSettings read(ConfigurationValue section) {
        section.requireOnly(MEMBERS);
        Map<String, String> headers = new LinkedHashMap<>();
        section.find("headers").map(ConfigurationValue::members).orElse(Map.of())
                .forEach((name, value) -> headers.put(name, value.text()));
        return new TracingSettings(endpoint(section.get("endpoint")), headers,
                section.find("samplePercent").map(value -> value.number(0, ALL)).orElse(ALL),
                section.optionalText("service").orElse("pawl"),
                section.find("maxAge").map(ConfigurationValue::duration).orElse(Duration.ofHours(1)));
    }

    private static URI endpoint(ConfigurationValue value) {
        try {
            URI uri = URI.create(value.text());
            if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
                String path = uri.getPath();
                return path == null || path.isEmpty() || path.equals("/") ? uri.resolve(PATH) : uri;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw value.wrong("a URL such as http://127.0.0.1:4318");
    }
}
