package dev.pawl.server.watch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells which files and folders have changed. It looks when it is asked to; an edit counts once nothing
 * changed
 * between two looks, so that half a file is not taken for a whole one. For one thread.
 */
public final class SourceWatch {
    private Map<Path, Appearance> accepted = new LinkedHashMap<>();
    private Map<Path, Appearance> last = new LinkedHashMap<>();

    /** Watches these from now on; those that were watched before keep how they looked. */
    public void watch(Set<Path> paths) {
        Map<Path, Appearance> next = new LinkedHashMap<>();
        for (Path path : paths) {
            Appearance known = accepted.get(path);
            next.put(path, known == null ? Appearance.of(path) : known);
        }
        accepted = next;
        last = new LinkedHashMap<>(next);
    }

    /** Looks again; gives what has changed and come to rest. */
    public Set<Path> look() {
        Map<Path, Appearance> now = new LinkedHashMap<>();
        accepted.keySet().forEach(path -> now.put(path, Appearance.of(path)));
        boolean resting = now.equals(last);
        last = now;
        Set<Path> changed = new TreeSet<>();
        if (resting) {
            now.forEach((path, appearance) -> {
                if (!appearance.equals(accepted.get(path))) {
                    changed.add(path);
                }
            });
            accepted = new LinkedHashMap<>(now);
        }
        return changed;
    }

    /** How many files a look has to look at. */
    public int files() {
        return last.values().stream().mapToInt(Appearance::files).sum();
    }
}
