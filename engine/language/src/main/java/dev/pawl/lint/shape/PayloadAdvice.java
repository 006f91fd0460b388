package dev.pawl.lint.shape;

import dev.pawl.asl.Flow;
import dev.pawl.asl.ItemProcessor;
import dev.pawl.asl.MapState;
import dev.pawl.asl.NumberField;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.State;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.parse.Location;
import dev.pawl.lint.shape.FlowProblem.Kind;
import java.util.Optional;

/** Payloads that are, or are likely to become, larger than AWS lets them be. */
final class PayloadAdvice {
    private static final long NEAR = Sizes.LIMIT * 8 / 10;
    private static final long MANY_TIMES = 8;
    private static final String FAILS = " At 262,144 bytes it fails with States.DataLimitExceeded.";

    private final DataFlowReport report;
    private final DataFlowReport weighed;
    private final Findings findings;

    /**
     * For a machine.
     *
     * @param weighed
     *            the same with an input that weighs more than all else
     */
    PayloadAdvice(DataFlowReport report, DataFlowReport weighed, Findings findings) {
        this.report = report;
        this.weighed = weighed;
        this.findings = findings;
    }

    void look(StateMachine machine) {
        look(machine.flow(), Location.ROOT);
    }

    private void look(Flow flow, Location at) {
        Growth growth = new Growth(flow, findings);
        for (State state : flow.states().values()) {
            Location place = at.child("States").child(state.name());
            findings.about(state.name());
            size(state, place);
            growth.look(state, place);
            switch (state) {
                case MapState s -> {
                    map(s, place);
                    look(s.processor().flow(), place.child(s.processor().legacy() ? "Iterator" : "ItemProcessor"));
                }
                case ParallelState s -> {
                    for (int i = 0; i < s.branches().size(); i++) {
                        look(s.branches().get(i), place.child("Branches").index(i));
                    }
                }
                case TaskState s -> task(s, place);
                default -> {
                    // makes nothing large by itself
                }
            }
        }
    }

    /** Tells of the state that makes something large, not of those that pass it on. */
    private void size(State state, Location place) {
        long bytes = Sizes.least(report.after(state.name()));
        if (bytes > NEAR && Sizes.least(report.at(state.name())) <= NEAR) {
            findings.add(Kind.PAYLOAD_LIMIT, place, "The output of this state has at least " + bytes + " bytes"
                    + (bytes > Sizes.LIMIT ? ", more than the 262,144 that are allowed." : ".")
                    + FAILS + " Keep large data in a store, and pass on where it is.");
        }
        long times = Sizes.times(weighed.after(state.name()));
        if (times >= MANY_TIMES && Sizes.times(weighed.at(state.name())) < MANY_TIMES) {
            findings.add(Kind.PAYLOAD_LIMIT, place, "The output of this state holds the machine's input " + times
                    + " times, so that an input of " + Sizes.LIMIT / 1024 / times + " KiB is too large." + FAILS
                    + " Let the branches give only what they made.");
        }
    }

    private void map(MapState state, Location place) {
        boolean distributed = state.processor().mode() == ItemProcessor.Mode.DISTRIBUTED;
        boolean kept = Kept.result(state.data());
        if (distributed && kept && state.distributed().itemReader().isPresent()
                && state.distributed().resultWriter().isEmpty() && mostItems(state).isEmpty()) {
            findings.add(Kind.PAYLOAD_UNBOUNDED, place, "The results of all items that are read become one payload."
                    + FAILS + " Give the Map a ResultWriter, or let ItemReader read at most MaxItems.");
        }
        long each = Kept.ends(state.processor().flow()).stream()
                .mapToLong(end -> Sizes.times(weighed.after(end))).min().orElse(0);
        if (kept && each > 0 && state.distributed().resultWriter().isEmpty()) {
            findings.add(Kind.PAYLOAD_UNBOUNDED, place, "The result of each item holds the machine's whole input, so"
                    + " that the output grows by all of it with each item." + FAILS
                    + " Let the last state of the ItemProcessor give only what it made.");
        }
    }

    private static Optional<NumberField> mostItems(MapState state) {
        return state.distributed().itemReader().flatMap(r -> r.readerConfig()).flatMap(c -> c.maxItems());
    }

    private void task(TaskState state, Location place) {
        boolean reads = state.resource() instanceof TaskResource.Integration i && i.service().equals("aws-sdk:s3")
                && i.action().equals("getObject");
        if (reads) {
            findings.add(Kind.PAYLOAD_UNBOUNDED, place.child("Resource"), "The content of an object becomes part of"
                    + " the payload, however large it is." + FAILS + " Read large objects with the ItemReader of a"
                    + " distributed Map, or in a function that gets only the key.");
        }
    }
}
