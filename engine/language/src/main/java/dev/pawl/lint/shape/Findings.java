package dev.pawl.lint.shape;

import dev.pawl.asl.parse.Location;
import dev.pawl.lint.shape.FlowProblem.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects problems, once all shapes have come to rest; before that it hears nothing. */
final class Findings {
    private static final int MOST = 1_000;
    private final List<FlowProblem> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private boolean listens;
    private String state = "";

    List<FlowProblem> all() {
        return found;
    }

    int count() {
        return found.size();
    }

    boolean listens() {
        return listens;
    }

    /** Listens from now on, or no more; tells what it did before. */
    boolean listen(boolean now) {
        boolean before = listens;
        listens = now;
        return before;
    }

    /** What follows is about this state; tells which it was about before. */
    String about(String name) {
        String before = state;
        state = name;
        return before;
    }

    void add(Kind kind, Location location, String message) {
        add(kind, location, message, Optional.empty());
    }

    void add(Kind kind, Location location, String message, Optional<String> suggestion) {
        if (listens && found.size() < MOST && seen.add(kind + " " + location + " " + message)) {
            String meant = suggestion.map(name -> " Did you mean '" + name + "'?").orElse("");
            found.add(new FlowProblem(kind, state, location.toString(), message + meant, suggestion));
        }
    }
}
