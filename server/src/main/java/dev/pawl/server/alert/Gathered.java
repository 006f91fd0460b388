package dev.pawl.server.alert;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What has happened of a rule since its last alert. */
final class Gathered {
    private static final int EXAMPLES = 10;
    private static final int MOST_ENDS = 10_000;
    private static final int LEAST_ENDS = 10;
    private static final int ALL = 100;

    private final Rule rule;
    private final Deque<Counted> window = new ArrayDeque<>();
    private final List<Ended> examples = new ArrayList<>();
    private long count;
    private Instant next = Instant.MIN;

    private record Counted(Instant at, boolean counts) {}

    /**
     * Something to tell.
     *
     * @param examples
     *            some of those that it is about, the first ones
     */
    record Alert(Rule rule, String title, List<Ended> examples, Instant at) {}

    Gathered(Rule rule) {
        this.rule = rule;
    }

    Rule rule() {
        return rule;
    }

    /** One more end of an execution that the rule is about. */
    void add(Ended end) {
        boolean counts = rule.counts(end);
        if (rule.percent().isPresent()) {
            window.addLast(new Counted(end.at(), counts));
            while (window.size() > MOST_ENDS
                    || (!window.isEmpty() && window.getFirst().at().isBefore(end.at().minus(rule.window())))) {
                window.removeFirst();
            }
        }
        if (counts) {
            count++;
            if (examples.size() < EXAMPLES) {
                examples.add(end);
            }
        }
    }

    /** What is to be told now; empty if nothing happened, or if somebody was told a moment ago. */
    Optional<Alert> due(Instant now) {
        if (count == 0 || now.isBefore(next)) {
            return Optional.empty();
        }
        if (rule.percent().isPresent()) {
            long counted = window.stream().filter(Counted::counts).count();
            if (window.size() < LEAST_ENDS || counted * ALL < (long) rule.percent().get() * window.size()) {
                return Optional.empty();
            }
            return alert(counted + " of " + window.size() + " executions failed in " + rule.window(), now);
        }
        Ended first = examples.getFirst();
        return alert(count == 1 ? first.line() : count + " executions, the first: " + first.line(), now);
    }

    private Optional<Alert> alert(String title, Instant now) {
        return Optional.of(new Alert(rule, title, List.copyOf(examples), now));
    }

    /** Somebody was told of all that. */
    void told(Instant now) {
        next = now.plus(rule.every());
        count = 0;
        examples.clear();
    }
}
