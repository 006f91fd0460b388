package dev.pawl.server.observe;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.metrics.Metrics;
import java.util.Optional;
import java.util.Set;

/**
 * What the section {@code metrics} says.
 *
 * @param enabled
 *            whether anything is counted at all
 * @param open
 *            whether everybody who reaches the server may read what was counted
 * @param machines
 *            so many are told apart in labels
 * @param listen
 *            where else it is told, to everybody who gets there
 */
public record MetricsSettings(boolean enabled, boolean open, int machines, Optional<Listen> listen) {
    /** Sets of labels that one metric may have at most. */
    private static final int SERIES = 2000;
    /** With many machines each may have so many. */
    private static final int SERIES_EACH = 10;
    private static final int MOST_MACHINES = 10_000;

    private static final Set<String> MEMBERS = Set.of("enabled", "open", "machines", "port", "host");
    private static final int LARGEST_PORT = 65_535;

    /** A port of its own. */
    public record Listen(String host, int port) {}

    /**
     * Reads the section.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if it cannot be used
     */
    public static MetricsSettings read(Configuration configuration) {
        Optional<ConfigurationValue> section = configuration.value("metrics");
        section.ifPresent(value -> value.requireOnly(MEMBERS));
        return new MetricsSettings(flag(section, "enabled", true), flag(section, "open", false),
                section.flatMap(value -> value.find("machines")).map(number -> number.number(1, MOST_MACHINES))
                        .orElse(Metrics.USUAL_MACHINES),
                section.flatMap(value -> value.find("port")).map(port -> new Listen(
                        section.flatMap(value -> value.find("host")).map(ConfigurationValue::text)
                                .orElse("127.0.0.1"),
                        port.number(0, LARGEST_PORT))));
    }

    /** Sets of labels that one metric may have at most. */
    int series() {
        return Math.max(SERIES, machines * SERIES_EACH);
    }

    private static boolean flag(Optional<ConfigurationValue> section, String name, boolean otherwise) {
        return section.flatMap(value -> value.find(name)).map(ConfigurationValue::flag).orElse(otherwise);
    }
}
