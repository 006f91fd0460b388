package dev.pawl.lint.flow;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which variables have a value when a state of a flow is entered: on every way there, or on one at least.
 */
public final class VariableFlow {
    /** Definitions that are too tangled for this were written to be tangled. */
    private static final long MOST_STEPS = 20_000_000;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, BitSet> always = new HashMap<>();
    private final Map<String, BitSet> perhaps = new HashMap<>();

    private VariableFlow() {}

    /**
     * Follows all ways through a flow.
     *
     * @param outside
     *            variables that have a value when it begins
     * @return nothing if that is too much work
     */
    public static Optional<VariableFlow> of(FlowPlace flow, Set<String> outside) {
        VariableFlow variables = new VariableFlow();
        outside.forEach(v -> variables.numbers.put(v, variables.numbers.size()));
        flow.states().forEach(s -> Assigned.in(s)
                .forEach(a -> variables.numbers.putIfAbsent(a.variable(), variables.numbers.size())));
        return variables.follow(flow, variables.set(outside)) ? Optional.of(variables) : Optional.empty();
    }

    private BitSet set(Set<String> names) {
        BitSet set = new BitSet();
        names.forEach(n -> set.set(numbers.getOrDefault(n, 0)));
        return set;
    }

    private boolean follow(FlowPlace flow, BitSet outside) {
        Map<String, StatePlace> states = new HashMap<>();
        flow.states().forEach(s -> states.put(s.name(), s));
        Map<String, List<Step>> ways = new HashMap<>();
        flow.states().forEach(s -> ways.put(s.name(),
                s.ways().stream().map(w -> new Step(w.target(), set(Assigned.by(s, w)))).toList()));
        Deque<String> changed = new ArrayDeque<>(List.of(flow.flow().startAt()));
        always.put(flow.flow().startAt(), outside);
        perhaps.put(flow.flow().startAt(), outside);
        long steps = 0;
        while (!changed.isEmpty()) {
            String state = changed.poll();
            for (Step way : ways.getOrDefault(state, List.of())) {
                steps += 1 + numbers.size() / Long.SIZE;
                if (arrive(state, way) && states.containsKey(way.target())) {
                    changed.add(way.target());
                }
            }
            if (steps > MOST_STEPS) {
                return false;
            }
        }
        return true;
    }

    private record Step(String target, BitSet assigned) {}

    /** Whether that tells something new of the target. */
    private boolean arrive(String from, Step way) {
        BitSet surely = with(always, from, way);
        BitSet maybe = with(perhaps, from, way);
        BitSet before = always.get(way.target());
        BitSet beforePerhaps = perhaps.get(way.target());
        if (before != null && beforePerhaps != null) {
            surely.and(before);
            maybe.or(beforePerhaps);
            if (surely.equals(before) && maybe.equals(beforePerhaps)) {
                return false;
            }
        }
        always.put(way.target(), surely);
        perhaps.put(way.target(), maybe);
        return true;
    }

    private static BitSet with(Map<String, BitSet> known, String state, Step way) {
        BitSet set = new BitSet();
        set.or(known.getOrDefault(state, new BitSet()));
        set.or(way.assigned());
        return set;
    }

    /** Whether a variable has a value in a state, whichever way led there. */
    public boolean isAssigned(String variable, String state) {
        return has(always, variable, state);
    }

    /** Whether a variable has a value in a state on one way at least. */
    public boolean mayBeAssigned(String variable, String state) {
        return has(perhaps, variable, state);
    }

    private boolean has(Map<String, BitSet> sets, String variable, String state) {
        Integer number = numbers.get(variable);
        BitSet set = sets.get(state);
        return number != null && set != null && set.get(number);
    }

    /** The variables that may have a value in a state. */
    public Set<String> at(String state) {
        Set<String> names = new HashSet<>();
        numbers.forEach((name, number) -> {
            if (perhaps.getOrDefault(state, new BitSet()).get(number)) {
                names.add(name);
            }
        });
        return names;
    }
}
