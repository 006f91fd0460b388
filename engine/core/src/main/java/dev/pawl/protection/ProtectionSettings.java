package dev.pawl.protection;

import dev.pawl.config.Bytes;
import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * From when on starts are refused.
 *
 * @param minFreeDisk
 *            bytes that must be free on the disk of the store
 * @param lowDisk
 *            below so many the log warns
 * @param maxHeapPercent
 *            of the heap that may be in use after collecting
 * @param maxCommitDelay
 *            how far writing may be behind
 * @param maxInFlight
 *            executions that may move in memory; 0 for no limit
 */
public record ProtectionSettings(long minFreeDisk, long lowDisk, int maxHeapPercent, Duration maxCommitDelay,
        int maxInFlight) {
    /** What holds unless somebody says otherwise. */
    public static final ProtectionSettings STANDARD = new ProtectionSettings(1L << 30, 4L << 30, 92,
            Duration.ofSeconds(2), 100_000);

    private static final Set<String> MEMBERS = Set.of("minFreeDisk", "lowDisk", "maxHeap", "maxCommitDelay",
            "maxInFlight");
    private static final int LEAST_HEAP = 10;
    private static final int WHOLE = 100;
    private static final int MOST_IN_FLIGHT = 10_000_000;

    /**
     * Section {@code protection}.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if it is not as it should be
     */
    public static ProtectionSettings of(Configuration configuration) {
        Optional<ConfigurationValue> section = configuration.value("protection")
                .map(value -> value.requireOnly(MEMBERS));
        return section.map(value -> new ProtectionSettings(
                value.find("minFreeDisk").map(Bytes::read).orElse(STANDARD.minFreeDisk),
                value.find("lowDisk").map(Bytes::read).orElse(STANDARD.lowDisk),
                value.find("maxHeap").map(v -> v.number(LEAST_HEAP, WHOLE)).orElse(STANDARD.maxHeapPercent),
                value.find("maxCommitDelay").map(ConfigurationValue::duration).orElse(STANDARD.maxCommitDelay),
                value.find("maxInFlight").map(v -> v.number(0, MOST_IN_FLIGHT)).orElse(STANDARD.maxInFlight)))
                .orElse(STANDARD);
    }
}
