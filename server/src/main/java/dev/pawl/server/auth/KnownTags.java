package dev.pawl.server.auth;

import dev.pawl.store.Tags;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Tags that were read a moment ago. What this node changes is read anew at once, what another does within two
 * seconds, as keys are.
 */
final class KnownTags {
    private static final long FRESH_NANOS = 2_000_000_000L;
    private static final int MOST = 10_000;
    private static final float LOAD = 0.75f;

    private final Tags tags;
    private final LongSupplier nanoTime;
    private long changes;
    private final Map<String, Read> read = new LinkedHashMap<>(64, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Read> eldest) {
            return size() > MOST;
        }
    };

    private record Read(Map<String, String> tags, long at) {}

    KnownTags(Tags tags, LongSupplier nanoTime) {
        this.tags = tags;
        this.nanoTime = nanoTime;
    }

    /** Tags of a resource. */
    Map<String, String> of(String arn) {
        long now = nanoTime.getAsLong();
        long before;
        synchronized (this) {
            Read known = read.get(arn);
            if (known != null && now - known.at() < FRESH_NANOS) {
                return known.tags();
            }
            before = changes;
        }
        Map<String, String> found = new HashMap<>(tags.of(arn));
        synchronized (this) {
            if (before == changes) { // otherwise what was read may be what was before
                read.put(arn, new Read(found, now));
            }
        }
        return found;
    }

    /** Something was tagged here. */
    synchronized void changed() {
        changes++;
        read.clear();
    }
}
