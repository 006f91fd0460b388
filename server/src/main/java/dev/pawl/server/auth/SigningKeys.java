package dev.pawl.server.auth;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what was derived from keys for the day: it is most of the work of checking a signature. */
final class SigningKeys {
    private static final int MOST = 10_000;

    private final Map<String, SigningKey> derived = new ConcurrentHashMap<>();

    SigningKey of(AccessKey key) {
        SigningKey known = derived.get(key.id());
        if (known != null && known.is(key)) {
            return known;
        }
        if (derived.size() >= MOST) {
            derived.clear();
        }
        SigningKey made = new SigningKey(key);
        derived.put(key.id(), made);
        return made;
    }
}
