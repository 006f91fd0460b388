package dev.pawl.delivery;

import dev.pawl.store.Machines;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which lane of a subscriber each revision goes by, asked once. */
final class Lanes {
    private static final int AT_MOST = 10_000;

    private final Machines machines;
    private final Subscriber subscriber;
    private final Map<Long, Optional<String>> known = new ConcurrentHashMap<>();

    Lanes(Machines machines, Subscriber subscriber) {
        this.machines = machines;
        this.subscriber = subscriber;
    }

    Optional<String> of(long machineRevisionKey) {
        Optional<String> found = known.get(machineRevisionKey);
        if (found != null) {
            return found;
        }
        if (known.size() >= AT_MOST) {
            known.clear();
        }
        Optional<String> lane = machines.revision(machineRevisionKey).flatMap(subscriber::lane);
        known.put(machineRevisionKey, lane);
        return lane;
    }
}
