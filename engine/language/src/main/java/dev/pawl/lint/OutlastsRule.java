package dev.pawl.lint;

import dev.pawl.asl.MachineType;
import dev.pawl.asl.NumberField;
import dev.pawl.asl.Retrier;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.WaitState;
import dev.pawl.lint.flow.FlowPlace;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Waits, retries and time-outs that are longer than the execution in which they stand can last. */
final class OutlastsRule implements LintRule {
    private static final long EXPRESS_SECONDS = 300;
    private static final long STANDARD_SECONDS = 31_536_000;

    /** How long an execution lasts at most, and who says so. */
    private record Limit(long seconds, String reason) {}

    @Override
    public void check(Workflow workflow, Findings findings) {
        for (FlowPlace flow : workflow.flows()) {
            Limit limit = limit(workflow, flow);
            for (StatePlace state : flow.states()) {
                checkWait(state, limit, findings);
                checkTimeout(state, limit, findings);
                checkRetries(state, limit, findings);
            }
        }
    }

    /** The machine's own bounds the executions of its distributed Maps only as long as it runs itself. */
    private static Limit limit(Workflow workflow, FlowPlace flow) {
        boolean express = flow.runsAs() == MachineType.EXPRESS;
        Limit type = express
                ? new Limit(EXPRESS_SECONDS, "an Express execution lasts at most 5 minutes")
                : new Limit(STANDARD_SECONDS, "an execution lasts at most a year");
        long own = workflow.machine().timeoutSeconds().orElse(Long.MAX_VALUE);
        return own > 0 && own < type.seconds()
                ? new Limit(own, "the machine's TimeoutSeconds is " + own)
                : type;
    }

    private static void checkWait(StatePlace state, Limit limit, Findings findings) {
        if (state.state() instanceof WaitState wait && wait.until() instanceof WaitState.Until.Seconds s) {
            constant(Optional.of(s.seconds())).filter(c -> c >= limit.seconds())
                    .ifPresent(c -> findings.add(LintCode.WAIT_OUTLASTS_MACHINE,
                            "This never ends well: it waits for " + c + " seconds, but " + limit.reason(),
                            state.field("Seconds")));
        }
    }

    private static void checkTimeout(StatePlace state, Limit limit, Findings findings) {
        if (state.state() instanceof TaskState task) {
            constant(task.timeoutSeconds()).filter(c -> c >= limit.seconds())
                    .ifPresent(c -> findings.add(LintCode.TIMEOUT_OUTLASTS_MACHINE,
                            "This time-out never comes: it is " + c + " seconds, but " + limit.reason(),
                            state.field("TimeoutSeconds")));
        }
    }

    private static Optional<Long> constant(Optional<NumberField> field) {
        return field.flatMap(f -> switch (f) {
            case NumberField.Constant c -> Optional.of(c.value().longValue());
            case NumberField.FromPath p -> Optional.empty();
            case NumberField.FromJsonata j -> Optional.empty();
        });
    }

    private static void checkRetries(StatePlace state, Limit limit, Findings findings) {
        List<Retrier> retriers = state.retriers();
        for (int i = 0; i < retriers.size(); i++) {
            Retrier retrier = retriers.get(i);
            long attempts = Intervals.withinSeconds(retrier, limit.seconds());
            if (retrier.jitter() == Retrier.JitterStrategy.NONE && attempts < retrier.maxAttempts()) {
                findings.add(LintCode.RETRY_OUTLASTS_MACHINE, "Of " + retrier.maxAttempts() + " retries at most "
                        + attempts + " are made: the next would come after "
                        + Durations.text(Duration.ofSeconds(limit.seconds())) + ", but " + limit.reason(),
                        state.field("Retry").index(i));
            }
        }
    }
}
