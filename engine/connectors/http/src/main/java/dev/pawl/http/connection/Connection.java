package dev.pawl.http.connection;

import dev.pawl.config.ConfigurationValue;
import java.util.HashSet;
import java.util.Set;

/** A connection, as it stands in the configuration. */
record Connection(String name, Authorization authorization, Extras extras) {
    private static final Set<String> TYPES = Set.of("BASIC", "API_KEY", "OAUTH_CLIENT_CREDENTIALS");

    static Connection read(String name, ConfigurationValue value) {
        String type = value.get("type").oneOf(TYPES);
        Set<String> known = new HashSet<>(Authorization.members(type));
        known.addAll(Extras.MEMBERS);
        known.add("type");
        value.requireOnly(known);
        return new Connection(name, Authorization.read(type, value), Extras.read(value));
    }
}
