package dev.pawl.server.audit;

import dev.pawl.config.ConfigurationValue;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What is noted and how long it is kept: {@code access.audit} of the configuration.
 *
 * @param reads
 *            whether requests that only look at things are noted, too
 * @param executions
 *            whether starts and other moves of executions are noted
 * @param maxAge
 *            after which a record may be cut off
 * @param maxEntries
 *            of which the oldest are cut off
 */
public record AuditSettings(boolean reads, boolean executions, Duration maxAge, int maxEntries) {
    /** What holds where nothing is said. */
    public static final AuditSettings STANDARD = new AuditSettings(false, true, Duration.ofDays(90), 1_000_000);

    private static final int LEAST = 1_000;
    private static final int MOST = 1_000_000_000;

    /**
     * Reads them.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if something is not as it should be
     */
    public static AuditSettings read(Optional<ConfigurationValue> section) {
        if (section.isEmpty()) {
            return STANDARD;
        }
        ConfigurationValue value = section.get().requireOnly(Set.of("reads", "executions", "maxAge", "maxEntries"));
        return new AuditSettings(value.find("reads").map(ConfigurationValue::flag).orElse(STANDARD.reads()),
                value.find("executions").map(ConfigurationValue::flag).orElse(STANDARD.executions()),
                value.find("maxAge").map(ConfigurationValue::duration).orElse(STANDARD.maxAge()),
                value.find("maxEntries").map(one -> one.number(LEAST, MOST)).orElse(STANDARD.maxEntries()));
    }
}
