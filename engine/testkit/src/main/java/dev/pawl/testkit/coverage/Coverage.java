package dev.pawl.testkit.coverage;

import dev.pawl.asl.StateMachine;
import dev.pawl.testkit.coverage.Target.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a machine was tried.
 *
 * @param machine
 *            its name
 * @param items
 *            all that can be covered, in the order of the definition
 */
public record Coverage(String machine, List<Item> items) {
    /** Keeps its own copy. */
    public Coverage {
        items = List.copyOf(items);
    }

    /**
     * One thing that can be covered.
     *
     * @param place
     *            in the definition, such as {@code /States/Route/Choices[0]}
     * @param times
     *            how often that happened
     */
    public record Item(Target target, String place, long times) {
        /** Whether it happened at all. */
        public boolean covered() {
            return times > 0;
        }
    }

    /** So many of so many. */
    public record Share(long covered, long all) {
        /** Of a hundred; all of nothing is a hundred. */
        public double percent() {
            return all == 0 ? 100 : 100.0 * covered / all;
        }

        /** Whether it reaches so many of a hundred. */
        public boolean reaches(double least) {
            return percent() >= least;
        }
    }

    /** Begins to count what executions of that machine cover. */
    public static CoverageCount of(String name, StateMachine machine) {
        return new CoverageCount(name, machine);
    }

    /** Of all kinds together. */
    public Share total() {
        return share(items);
    }

    /** Of one kind. */
    public Share of(Kind kind) {
        return share(items.stream().filter(item -> item.target().kind() == kind).toList());
    }

    /** What is missing, in the order of the definition. */
    public List<Item> missing() {
        return items.stream().filter(item -> !item.covered()).toList();
    }

    /**
     * What several sets of executions of one machine cover together.
     *
     * @throws IllegalArgumentException
     *             if they are of different machines
     */
    public Coverage and(Coverage other) {
        if (items.size() != other.items.size()) {
            throw new IllegalArgumentException(
                    "Expected coverage of the same definition, but got " + machine + " and " + other.machine);
        }
        List<Item> sum = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            sum.add(new Item(item.target(), item.place(), item.times() + other.items.get(i).times()));
        }
        return new Coverage(machine, sum);
    }

    private static Share share(List<Item> of) {
        return new Share(of.stream().filter(Item::covered).count(), of.size());
    }
}
