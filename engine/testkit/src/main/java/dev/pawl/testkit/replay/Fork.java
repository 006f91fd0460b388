package dev.pawl.testkit.replay;

import java.util.Optional;

/**
 * Where a path first goes another way than it did.
 *
 * @param place
 *            the flow: empty for the machine's own, else the Map's item or the Parallel around it
 * @param after
 *            the last state that both have in common; empty if already the first state differs
 * @param then
 *            where it went; empty if that was the end
 * @param now
 *            where it goes; empty if that is the end
 */
public record Fork(String place, Optional<String> after, Optional<String> then, Optional<String> now) {
    /** In words. */
    @Override
    public String toString() {
        String where = place.isEmpty() ? "" : place + ": ";
        return where + after.map(state -> "after " + state).orElse("at the start") + " to "
                + now.orElse("the end") + " instead of " + then.orElse("the end");
    }
}
