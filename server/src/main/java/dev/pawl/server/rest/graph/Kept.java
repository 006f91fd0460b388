package dev.pawl.server.rest.graph;

import dev.pawl.server.http.Body;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The pictures last asked for, as many as a few megabytes hold. */
final class Kept {
    private static final long MOST_BYTES = 16L << 20;
    private static final float USUAL_LOAD = 0.75f;

    private final Map<String, Body> pictures = new LinkedHashMap<>(16, USUAL_LOAD, true);
    private long bytes;

    synchronized Optional<Body> find(String key) {
        return Optional.ofNullable(pictures.get(key));
    }

    synchronized void add(String key, Body picture) {
        Body before = pictures.put(key, picture);
        bytes += picture.bytes().length - (before == null ? 0 : before.bytes().length);
        Iterator<Body> oldest = pictures.values().iterator();
        while (bytes > MOST_BYTES && oldest.hasNext()) {
            bytes -= oldest.next().bytes().length;
            oldest.remove();
        }
    }
}
