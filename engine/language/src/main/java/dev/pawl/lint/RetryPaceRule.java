package dev.pawl.lint;

import com.fasterxml.jackson.databind.node.LongNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.Retrier;
import dev.pawl.asl.parse.Location;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import dev.pawl.lint.text.Change;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Retries whose intervals grow out of hand, that are too many, or that are none. */
final class RetryPaceRule implements LintRule {
    private static final long DAY_SECONDS = 86_400;
    private static final long MOST_EVENTS = 25_000;
    private static final int EVENTS_OF_AN_ATTEMPT = 3;

    @Override
    public void check(Workflow workflow, Findings findings) {
        for (StatePlace state : workflow.states()) {
            List<Retrier> retriers = state.retriers();
            Map<String, Integer> last = last(retriers);
            for (int i = 0; i < retriers.size(); i++) {
                Location at = state.field("Retry").index(i);
                checkGrowth(retriers.get(i), at, findings);
                checkNumber(state, retriers.get(i), at, findings);
                checkEffect(state, i, last, findings);
            }
        }
    }

    private static void checkGrowth(Retrier retrier, Location at, Findings findings) {
        double longest = Intervals.before(retrier, retrier.maxAttempts());
        if (retrier.maxAttempts() > 1 && retrier.backoffRate() > 1 && retrier.maxDelaySeconds().isEmpty()
                && longest > DAY_SECONDS && retrier.intervalSeconds() < DAY_SECONDS) {
            findings.add(LintCode.RETRY_GROWS_TOO_LONG,
                    "The interval grows to " + (longest > Long.MAX_VALUE / 2.0
                            ? "more than a life"
                            : Durations.text(Duration.ofSeconds((long) longest)))
                            + "; MaxDelaySeconds bounds it",
                    at, Fix.of("Bound it to a day",
                            new Change.Put(at, "MaxDelaySeconds", LongNode.valueOf(DAY_SECONDS))));
        }
    }

    private static void checkNumber(StatePlace state, Retrier retrier, Location at, Findings findings) {
        if (state.runsAs() == MachineType.STANDARD && retrier.maxAttempts() > MOST_EVENTS / EVENTS_OF_AN_ATTEMPT) {
            findings.add(LintCode.RETRY_FILLS_HISTORY, retrier.maxAttempts()
                    + " retries do not fit into the 25,000 events that an execution may have: it fails after about "
                    + MOST_EVENTS / EVENTS_OF_AN_ATTEMPT, at.child("MaxAttempts"));
        }
    }

    /** MaxAttempts 0 keeps errors from a retrier that comes later; without one it says nothing. */
    private static void checkEffect(StatePlace state, int index, Map<String, Integer> last, Findings findings) {
        Retrier retrier = state.retriers().get(index);
        boolean shields = retrier.errorEquals().stream().anyMatch(n -> isTakenAfter(n, index, last));
        if (retrier.maxAttempts() == 0 && !shields) {
            Location at = state.field("Retry").index(index);
            findings.add(LintCode.RETRY_WITHOUT_EFFECT,
                    "MaxAttempts 0 retries nothing, and no retrier after this one would have taken these errors", at,
                    Fix.of("Remove it",
                            new Change.Remove(state.retriers().size() == 1 ? state.field("Retry") : at)));
        }
    }

    private static boolean isTakenAfter(String error, int index, Map<String, Integer> last) {
        return last.getOrDefault(error, 0) > index || ErrorHandlers.WIDE.stream()
                .anyMatch(wide -> last.getOrDefault(wide, 0) > index && ErrorHandlers.covers(wide, error));
    }

    /** The last retrier that lists each error: there may be tens of thousands. */
    private static Map<String, Integer> last(List<Retrier> retriers) {
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < retriers.size(); i++) {
            for (String error : retriers.get(i).errorEquals()) {
                last.put(error, i);
            }
        }
        return last;
    }
}
