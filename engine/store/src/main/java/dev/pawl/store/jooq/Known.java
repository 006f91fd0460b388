package dev.pawl.store.jooq;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was read last of machines, by ARN. Only right where all changes are told, so for a file of one
 * process.
 *
 * @param <V>
 *            of a machine, a version or an alias
 */
final class Known<V> {
    private static final int AT_MOST = 200;

    private final Map<String, V> values = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > AT_MOST;
        }
    };
    private long changes;

    /** What is known of an ARN; else what is read now. */
    Optional<V> find(String arn, Supplier<Optional<V>> reader) {
        long before;
        synchronized (values) {
            V value = values.get(arn);
            if (value != null) {
                return Optional.of(value);
            }
            before = changes;
        }
        Optional<V> read = reader.get();
        synchronized (values) {
            // what was read while something changed may be old already
            if (before == changes) {
                read.ifPresent(value -> values.put(arn, value));
            }
        }
        return read;
    }

    /** Forgets a machine and what is qualified by it. */
    void changed(String machineArn) {
        synchronized (values) {
            changes++;
            values.keySet().removeIf(arn -> arn.equals(machineArn) || arn.startsWith(machineArn + ":"));
        }
    }
}
