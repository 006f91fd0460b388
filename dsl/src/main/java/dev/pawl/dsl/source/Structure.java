package dev.pawl.dsl.source;

import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.FailState;
import dev.pawl.asl.Flow;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the order in which the states of a flow are told: each after the one that leads to it, and the states
 * of an
 * arm inside it if nothing else leads there and they are few. Where they lead is not decided here, so no
 * order is
 * wrong; some only read better.
 */
final class Structure {
    /** More states than that do not stand inside an arm. */
    private static final int MOST_IN_ARM = 6;
    private static final int DEEPEST = 3;
    private static final String OUT = "\0out";

    private final Flow flow;
    private final Dominators entries;
    private final Dominators joins;
    private final Map<String, Integer> sizes;
    private final Map<String, Integer> ways = new HashMap<>();
    private final Set<String> placed = new HashSet<>();
    private final Deque<String> pending = new ArrayDeque<>();

    private Structure(Flow flow) {
        this.flow = flow;
        entries = Dominators.of(flow.startAt(), name -> Exits.all(flow.state(name)));
        sizes = entries.sizes();
        Map<String, List<String>> back = back(flow);
        joins = Dominators.of(OUT, name -> back.getOrDefault(name, List.of()));
        ways.merge(flow.startAt(), 1, Integer::sum);
        flow.states().values().forEach(s -> Exits.all(s).forEach(to -> ways.merge(to, 1, Integer::sum)));
    }

    /** Every state of the flow, the first one first. */
    static List<Placed> of(Flow flow) {
        Structure structure = new Structure(flow);
        List<Placed> all = new ArrayList<>(structure.sequence(flow.startAt(), Optional.empty(), flow.startAt(), 0));
        structure.pending.addAll(flow.states().keySet());
        while (!structure.pending.isEmpty()) {
            String next = structure.pending.remove();
            all.addAll(structure.sequence(next, Optional.empty(), flow.startAt(), 0));
        }
        return all;
    }

    /** Ways that end well, backwards: errors and failures do not count for where arms meet again. */
    private static Map<String, List<String>> back(Flow flow) {
        Map<String, List<String>> back = new HashMap<>();
        for (State state : flow.states().values()) {
            List<String> to = state instanceof ChoiceState ? Exits.arms(state) : Exits.next(state).stream().toList();
            if (to.isEmpty() && !(state instanceof FailState)) {
                back.computeIfAbsent(OUT, n -> new ArrayList<>()).add(state.name());
            }
            to.forEach(t -> back.computeIfAbsent(t, n -> new ArrayList<>()).add(state.name()));
        }
        return back;
    }

    /**
     * From that state on, up to where what is written around it goes on, and not out of what the root leads into.
     */
    private List<Placed> sequence(String first, Optional<String> stop, String root, int depth) {
        List<Placed> all = new ArrayList<>();
        Optional<String> at = Optional.of(first);
        while (at.isPresent() && !at.equals(stop) && entries.dominates(root, at.get()) && placed.add(at.get())) {
            State state = flow.state(at.get());
            Optional<String> onward = onward(state, depth);
            all.add(new Placed(state, arms(state, onward.or(() -> stop), depth)));
            at = onward;
        }
        at.filter(n -> !placed.contains(n) && !Optional.of(n).equals(stop)).ifPresent(pending::add);
        return all;
    }

    private List<Optional<List<Placed>>> arms(State state, Optional<String> onward, int depth) {
        List<Optional<List<Placed>>> arms = new ArrayList<>();
        for (String target : Exits.arms(state)) {
            boolean inside = !Optional.of(target).equals(onward) && fitsInside(state, target, depth);
            if (inside) {
                arms.add(Optional.of(sequence(target, onward, target, depth + 1)));
            } else {
                arms.add(Optional.empty());
                pending.add(target);
            }
        }
        return arms;
    }

    private boolean fitsInside(State state, String target, int depth) {
        return depth < DEEPEST && !placed.contains(target) && ways.getOrDefault(target, 0) == 1
                && size(target) <= MOST_IN_ARM && speaksAlike(state, target);
    }

    /** States of JSONata hold none of JSONPath. */
    private boolean speaksAlike(State state, String target) {
        return state.info().queryLanguage() == QueryLanguage.JSON_PATH || flow.states().values().stream()
                .filter(s -> entries.dominates(target, s.name())).allMatch(Languages::isJsonata);
    }

    private int size(String name) {
        return sizes.getOrDefault(name, 0);
    }

    /** What is told after that state. */
    private Optional<String> onward(State state, int depth) {
        return state instanceof ChoiceState ? afterChoice(state, depth) : Exits.next(state);
    }

    /** Where the arms of a choice meet again; if they do not, the longest arm is told after the choice. */
    private Optional<String> afterChoice(State choice, int depth) {
        Optional<String> join = joins.immediate(choice.name()).filter(n -> !n.equals(OUT));
        if (join.isPresent()) {
            return join;
        }
        List<String> open = Exits.arms(choice).reversed().stream()
                .filter(t -> !placed.contains(t) && !fitsInside(choice, t, depth)).toList();
        return open.stream().max(Comparator.comparingInt(this::size));
    }
}
