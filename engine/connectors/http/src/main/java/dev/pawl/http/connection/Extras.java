package dev.pawl.http.connection;

import dev.pawl.config.ConfigurationValue;
import dev.pawl.http.transport.HeaderText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Values that a connection adds to calls, as they stand in the configuration: perhaps with references to
 * secrets.
 */
record Extras(Map<String, String> headers, Map<String, String> query, Map<String, String> body) {
    /** What would break the message itself, or is the transport's business. */
    private static final Set<String> FRAMING = Set.of("host", "content-length", "transfer-encoding", "connection", "te",
            "trailer", "upgrade", "expect", "keep-alive", "proxy-connection", "content-encoding", "accept-encoding");

    static final Extras NONE = new Extras(Map.of(), Map.of(), Map.of());
    static final Set<String> MEMBERS = Set.of("headers", "queryParameters", "body");

    static Extras read(ConfigurationValue value) {
        Map<String, String> headers = texts(value, "headers");
        value.find("headers").map(ConfigurationValue::members).orElse(Map.of()).forEach((name, text) -> {
            if (FRAMING.contains(name.toLowerCase(Locale.ROOT)) || !HeaderText.isName(name)) {
                throw text.wrong("a header that a connection can set", "found " + name);
            }
        });
        return new Extras(headers, texts(value, "queryParameters"), texts(value, "body"));
    }

    private static Map<String, String> texts(ConfigurationValue value, String member) {
        Map<String, String> all = new LinkedHashMap<>();
        value.find(member).map(ConfigurationValue::members).orElse(Map.of())
                .forEach((name, text) -> all.put(name, text.text()));
        return all;
    }

    /** Without the values, some of which are secrets. */
    @Override
    public String toString() {
        return "Extras";
    }
}
