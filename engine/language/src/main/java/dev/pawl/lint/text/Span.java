package dev.pawl.lint.text;

import dev.pawl.asl.parse.Location;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Where a JSON value stands in its text.
 *
 * @param start
 *            its first character
 * @param end
 *            behind its last one
 * @param parts
 *            what an object or an array holds
 */
record Span(int start, int end, List<Part> parts) {
    /**
     * A member or an element.
     *
     * @param name
     *            of a member; elements have their number in brackets
     * @param start
     *            of the name, or of an element
     */
    record Part(String name, int start, Span value) {}

    /** A part on its way from the whole text: what holds it, and its number there. */
    record Found(Span container, int index) {
        Part part() {
            return container.parts().get(index);
        }
    }

    /** The value at that place. */
    Optional<Span> at(Location place) {
        return place.parent().isEmpty() ? Optional.of(this) : find(place).map(f -> f.part().value());
    }

    /** The member or element at that place; the whole text is neither. */
    Optional<Found> find(Location place) {
        Deque<String> steps = new ArrayDeque<>();
        for (Location l = place; l.parent().isPresent(); l = l.parent().get()) {
            steps.push(l.step());
        }
        Optional<Found> found = Optional.empty();
        Span here = this;
        for (String step : steps) {
            found = here.last(step);
            if (found.isEmpty()) {
                return found;
            }
            here = found.get().part().value();
        }
        return found;
    }

    /** Of members with one name the last one counts. */
    private Optional<Found> last(String step) {
        String name = step.startsWith("/") ? step.substring(1) : step;
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (parts.get(i).name().equals(name)) {
                return Optional.of(new Found(this, i));
            }
        }
        return Optional.empty();
    }
}
