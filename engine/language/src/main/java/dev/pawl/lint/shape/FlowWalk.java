package dev.pawl.lint.shape;

import dev.pawl.asl.Flow;
import dev.pawl.asl.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Goes around a flow until nothing new is learned, and then once more to tell what is wrong. What a state
 * gets only ever
 * grows wider, and a loop that goes on growing is cut short, so that this ends.
 */
final class FlowWalk {
    private static final int PATIENT_VISITS = 8;
    private static final int MOST_VISITS = 24;
    private static final int STEPS_OF_A_VISIT = 50;

    private final Findings findings;
    private final Effort effort;
    private final StateWalk states;
    private final IdentityHashMap<Flow, Known> known = new IdentityHashMap<>();
    private final Map<String, Shape> inputs = new HashMap<>();
    private final Map<String, Shape> outputs = new HashMap<>();

    /** What came out the last time that a flow was looked at. */
    private record Known(Moment entry, Surroundings where, Map<String, Moment> entries, Shape output) {}

    FlowWalk(Findings findings, Effort effort, ResultShapes results) {
        this.findings = findings;
        this.effort = effort;
        this.states = new StateWalk(this, findings, results);
    }

    /** What each state gets, as far as problems were looked for. */
    Map<String, Shape> inputs() {
        return inputs;
    }

    /** What each state hands on, as far as problems were looked for. */
    Map<String, Shape> outputs() {
        return outputs;
    }

    /** What the flow gives; never, if it never succeeds. */
    Shape output(Flow flow, Moment entry, Surroundings where) {
        Known now = known.get(flow);
        if (now == null || !now.entry().equals(entry) || !now.where().equals(where)) {
            now = settle(flow, entry, where);
            known.put(flow, now);
        }
        if (findings.listens()) {
            tell(flow, now, where);
        }
        return now.output();
    }

    private Known settle(Flow flow, Moment entry, Surroundings where) {
        boolean listened = findings.listen(false);
        Settling settling = new Settling(flow, where);
        settling.arrive(flow.startAt(), entry);
        settling.run();
        findings.listen(listened);
        return new Known(entry, where, settling.entries, settling.output);
    }

    private void tell(Flow flow, Known result, Surroundings where) {
        for (State state : flow.states().values()) {
            Moment entry = result.entries().getOrDefault(state.name(), Moment.NEVER);
            inputs.merge(state.name(), entry.input(), Shape::or);
            if (!entry.isNever()) {
                effort.spend(entry.input());
                effort.spend(state);
                String around = findings.about(state.name());
                Exits exits = states.visit(state, entry, where);
                findings.about(around);
                outputs.merge(state.name(), exits.all(), Shape::or);
            }
        }
    }

    /** One flow on its way to rest. */
    private final class Settling {
        private final Flow flow;
        private final Surroundings where;
        private final Map<String, Integer> order;
        private final Map<String, Moment> entries = new HashMap<>();
        private final Map<String, Integer> visits = new HashMap<>();
        private final TreeSet<String> toVisit;
        private Shape output = Shape.NEVER;

        Settling(Flow flow, Surroundings where) {
            this.flow = flow;
            this.where = where;
            this.order = order(flow);
            this.toVisit = new TreeSet<>((a, b) -> Integer.compare(place(a), place(b)));
        }

        private int place(String state) {
            return order.getOrDefault(state, Integer.MAX_VALUE);
        }

        void arrive(String target, Moment moment) {
            if (!flow.states().containsKey(target) || moment.isNever()) {
                return;
            }
            Moment before = entries.getOrDefault(target, Moment.NEVER);
            Moment joined = before.or(moment);
            if (joined.equals(before)) {
                return;
            }
            int seen = visits.merge(target, 1, Integer::sum);
            entries.put(target, seen <= PATIENT_VISITS
                    ? joined
                    : seen <= MOST_VISITS
                            ? before.widened(joined)
                            : unknown(joined));
            toVisit.add(target);
        }

        private Moment unknown(Moment moment) {
            Map<String, Shape> variables = new LinkedHashMap<>();
            moment.variables().keySet().forEach(name -> variables.put(name, Shape.ANYTHING.optional()));
            return new Moment(Shape.ANYTHING, variables);
        }

        void run() {
            while (!toVisit.isEmpty()) {
                String name = toVisit.pollFirst();
                Moment entry = entries.getOrDefault(name, Moment.NEVER);
                effort.spend(STEPS_OF_A_VISIT);
                effort.spend(flow.state(name));
                effort.spend(entry.input());
                entry.variables().values().forEach(effort::spend);
                Exits exits = states.visit(flow.state(name), entry, where);
                output = Bounds.trim(output.or(exits.end()));
                exits.next().forEach(this::arrive);
            }
        }
    }

    /** Later states have higher numbers, as far as there are no loops, so that each is visited seldom. */
    private static Map<String, Integer> order(Flow flow) {
        Deque<String> path = new ArrayDeque<>();
        Deque<Deque<String>> open = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        Map<String, Integer> order = new HashMap<>();
        int number = flow.states().size();
        path.push(flow.startAt());
        seen.add(flow.startAt());
        open.push(next(flow, flow.startAt()));
        while (!path.isEmpty()) {
            Deque<String> rest = open.element();
            if (rest.isEmpty()) {
                order.put(path.pop(), number--);
                open.pop();
            } else {
                String target = rest.pop();
                if (flow.states().containsKey(target) && seen.add(target)) {
                    path.push(target);
                    open.push(next(flow, target));
                }
            }
        }
        return order;
    }

    private static Deque<String> next(Flow flow, String name) {
        State state = flow.states().get(name);
        return new ArrayDeque<>(state == null ? List.of() : Targets.of(state));
    }
}
