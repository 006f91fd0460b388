package dev.pawl.server.assembly;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.runtime.RuntimeSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code cluster}: how this node appears among others on the same PostgreSQL database.
 *
 * @param name
 *            for people
 * @param address
 *            where it is reached
 * @param lease
 *            how long a silent node keeps what it holds
 */
record ClusterSettings(Optional<String> name, Optional<String> address, Duration lease) {
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    static ClusterSettings read(Configuration configuration) {
        Optional<ConfigurationValue> section = configuration.value("cluster");
        section.ifPresent(value -> value.requireOnly(Set.of("name", "address", "lease")));
        return new ClusterSettings(section.flatMap(value -> value.optionalText("name")),
                section.flatMap(value -> value.optionalText("address")),
                section.flatMap(value -> value.find("lease")).map(ClusterSettings::lease)
                        .orElse(RuntimeSettings.STANDARD.lease()));
    }

    private static Duration lease(ConfigurationValue value) {
        Duration lease = value.duration();
        if (lease.compareTo(SHORTEST) < 0 || lease.compareTo(LONGEST) > 0) {
            throw value.wrong("a duration between two seconds and five minutes");
        }
        return lease;
    }

    RuntimeSettings runtime() {
        return RuntimeSettings.STANDARD.withLease(lease);
    }
}
