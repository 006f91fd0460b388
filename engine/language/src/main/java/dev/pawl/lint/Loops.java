package dev.pawl.lint;

import dev.pawl.lint.flow.StatePlace;
import java.util.List;
import java.util.stream.Collectors;

/** How loops are named in messages. */
final class Loops {
    private static final int MOST_NAMES = 4;

    private Loops() {}

    static String names(List<StatePlace> group) {
        String some = group.stream().limit(MOST_NAMES).map(s -> "'" + s.name() + "'")
                .collect(Collectors.joining(", "));
        return group.size() > MOST_NAMES ? some + " and " + (group.size() - MOST_NAMES) + " more" : some;
    }
}
