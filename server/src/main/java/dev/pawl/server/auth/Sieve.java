package dev.pawl.server.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Fills a page of a list with what its caller may see: the list is read on until the page is full, so that a
 * short page
 * is the last one and nobody can count what is hidden.
 *
 * @param key
 *            what a page is asked for by that begins after an element
 */
public record Sieve<T, K>(Reader<T, K> list, Function<T, K> key) {
    private static final int AT_ONCE = 500;

    /** Reads a list, a page at a time. */
    @FunctionalInterface
    public interface Reader<T, K> {
        /** Up to so many elements after that one. */
        List<T> read(Optional<K> after, int limit);
    }

    /** Up to so many elements after that one that are visible. */
    public List<T> take(Optional<K> after, int limit, Predicate<T> visible) {
        List<T> found = new ArrayList<>();
        Optional<K> last = after;
        int wanted = limit;
        while (true) {
            List<T> some = list.read(last, wanted);
            some.stream().filter(visible).limit(limit - (long) found.size()).forEach(found::add);
            if (found.size() >= limit || some.size() < wanted) {
                return found;
            }
            last = Optional.of(key.apply(some.getLast()));
            wanted = Math.max(limit, AT_ONCE);
        }
    }
}
