package dev.pawl.container.batch;

import java.util.LinkedHashSet;
import java.util.Set;

/** Remembers the latest ids that it is given. */
final class RecentIds {
    private static final int MOST = 10_000;

    private final Set<String> ids = new LinkedHashSet<>();

    void add(String id) {
        ids.add(id);
        if (ids.size() > MOST) {
            ids.remove(ids.iterator().next());
        }
    }

    boolean has(String id) {
        return ids.contains(id);
    }
}
