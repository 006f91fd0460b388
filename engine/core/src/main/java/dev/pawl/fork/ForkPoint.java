package dev.pawl.fork;

import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The state in which a fork goes on.
 *
 * @param entered
 *            the event that entered it
 * @param name
 *            of the state
 * @param visit
 *            the how manieth time it was entered, from 1, in all branches and iterations together
 */
public record ForkPoint(HistoryEvent entered, String name, int visit) {
    /** How the state is named. */
    public sealed interface At {
        /** By any event of it: the state that the event belongs to. */
        record OfEvent(long id) implements At {}

        /**
         * By its name.
         *
         * @param visit
         *            from 1; the last, if it is not given
         */
        record OfState(String name, OptionalInt visit) implements At {}

        /** The state that was entered last. */
        record Newest() implements At {}
    }

    /** Looks for a state in a history that is shown to it event by event, in order. */
    public static final class Finder {
        private final At at;
        private final Map<String, Integer> visits = new HashMap<>();
        private final Map<Integer, ForkPoint> byFrame = new HashMap<>();
        private Optional<ForkPoint> first = Optional.empty();
        private Optional<ForkPoint> found = Optional.empty();
        private boolean done;

        /** For that state. */
        public Finder(At at) {
            this.at = at;
        }

        /** Whether further events cannot change what was found. */
        public boolean isDone() {
            return done;
        }

        /** The next event. */
        public void see(HistoryEvent event) {
            if (event.event() instanceof Event.StateEntered e) {
                ForkPoint point = new ForkPoint(event, e.name(), visits.merge(e.name(), 1, Integer::sum));
                byFrame.put(event.frame(), point);
                first = first.or(() -> Optional.of(point));
                entered(point);
            }
            if (at instanceof At.OfEvent wanted && event.id() >= wanted.id() && !done) {
                found = Optional.ofNullable(byFrame.get(event.frame())).or(() -> first);
                done = found.isPresent();
            }
        }

        private void entered(ForkPoint point) {
            switch (at) {
                case At.OfEvent wanted -> {
                    // Its event says which.
                }
                case At.Newest wanted -> found = Optional.of(point);
                case At.OfState wanted -> {
                    if (wanted.name().equals(point.name())
                            && (wanted.visit().isEmpty() || wanted.visit().getAsInt() == point.visit())) {
                        found = Optional.of(point);
                        done = wanted.visit().isPresent();
                    }
                }
            }
        }

        /** How often a state was entered. */
        public int visits(String name) {
            return visits.getOrDefault(name, 0);
        }

        /** The state, if it was entered. */
        public Optional<ForkPoint> found() {
            return found;
        }
    }
}
