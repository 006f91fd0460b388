package dev.pawl.lint;

import dev.pawl.asl.MachineType;
import dev.pawl.asl.NumberField;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.WaitState;
import dev.pawl.lint.flow.Cycles;
import dev.pawl.lint.flow.FlowPlace;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import java.time.Duration;
import java.util.List;

/**
 * A loop that waits for little each time has used up an execution's history after a while that can be told.
 */
final class LoopHistoryRule implements LintRule {
    private static final long MOST_EVENTS = 25_000;
    /** What takes longer has its end before. */
    private static final Duration LONG = Duration.ofDays(30);
    private static final int EVENTS_OF_A_TASK = 5;
    private static final int EVENTS_OF_OTHERS = 2;

    @Override
    public void check(Workflow workflow, Findings findings) {
        for (FlowPlace flow : workflow.flows()) {
            if (flow.runsAs() == MachineType.STANDARD) {
                Cycles.of(flow, s -> true, w -> true).forEach(g -> check(g, workflow, findings));
            }
        }
    }

    private static void check(List<StatePlace> group, Workflow workflow, Findings findings) {
        long seconds = 0;
        long events = 0;
        for (StatePlace state : group) {
            if (state.state() instanceof WaitState wait) {
                long waits = seconds(wait);
                if (waits < 0) {
                    return;
                }
                seconds += waits;
            } else if (Waiting.in(state)) {
                return;
            }
            events += state.state() instanceof TaskState ? EVENTS_OF_A_TASK : EVENTS_OF_OTHERS;
        }
        if (seconds == 0) {
            return;
        }
        Duration end = Duration.ofSeconds(Math.multiplyExact(MOST_EVENTS / events, seconds));
        boolean timedOut = workflow.machine().timeoutSeconds().isPresent()
                && workflow.machine().timeoutSeconds().getAsLong() <= end.toSeconds();
        if (end.compareTo(LONG) < 0 && !timedOut) {
            findings.add(LintCode.LOOP_FILLS_HISTORY, "An execution that goes round in " + Loops.names(group)
                    + " has 25,000 events after about " + Durations.text(end) + " and fails then", group.get(0).at());
        }
    }

    /** How long a Wait takes; -1 if it cannot be told. */
    private static long seconds(WaitState wait) {
        return wait.until() instanceof WaitState.Until.Seconds s && s.seconds() instanceof NumberField.Constant c
                ? c.value().longValue()
                : -1;
    }
}
