package dev.pawl.asl.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A place in a definition, written the way AWS does: {@code /States/Route/Choices[0]/Next}. It is a chain,
 * and text only
 * when somebody asks, because most places never have a problem.
 *
 * @param parent
 *            the object or array around it; the whole document has none
 * @param step
 *            {@code /name} or {@code [index]}
 */
public record Location(Optional<Location> parent, String step) {
    /** The whole document. */
    public static final Location ROOT = new Location(Optional.empty(), "");

    /** A member of the object that stands here. */
    public Location child(String name) {
        return new Location(Optional.of(this), "/" + name);
    }

    /** An element of the array that stands here. */
    public Location index(int index) {
        return new Location(Optional.of(this), "[" + index + "]");
    }

    /** As AWS writes it; the whole document is {@code /}. */
    @Override
    public String toString() {
        Deque<String> steps = new ArrayDeque<>();
        for (Optional<Location> l = Optional.of(this); l.isPresent(); l = l.get().parent()) {
            steps.push(l.get().step());
        }
        String text = String.join("", steps);
        return text.isEmpty() ? "/" : text;
    }
}
