package dev.pawl.lint;

import dev.pawl.asl.Catcher;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import java.util.List;

/**
 * States.ALL does not take States.DataLimitExceeded: worth knowing where results of many are put together,
 * which
 * is where it comes up.
 */
final class CatchAllRule implements LintRule {
    @Override
    public void check(Workflow workflow, Findings findings) {
        for (StatePlace state : workflow.states()) {
            List<Catcher> catchers = state.catchers();
            boolean gathers = state.state() instanceof MapState || state.state() instanceof ParallelState;
            if (gathers && takes(catchers, "States.ALL") && !takes(catchers, "States.DataLimitExceeded")) {
                findings.add(LintCode.CATCH_ALL_MISSES_DATA_LIMIT,
                        "States.ALL takes all errors but States.DataLimitExceeded, which comes up if the results together"
                                + " exceed 256 KiB",
                        state.field("Catch").index(catchers.size() - 1));
            }
        }
    }

    private static boolean takes(List<Catcher> catchers, String error) {
        return catchers.stream().anyMatch(c -> c.errorEquals().contains(error));
    }
}
