package dev.pawl.runtime;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.json.Payload;
import dev.pawl.maprun.MapRunState;
import dev.pawl.maprun.MapRunState.Again;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MapRuns.Item;
import dev.pawl.store.MapRuns.ItemQuery;
import dev.pawl.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the children of a redriven map run that did not succeed. */
final class MapRunAgain {
    /** With the input of an Express child in each. */
    private static final int PAGE = 100;
    private static final List<ExecutionStatus> UNSUCCESSFUL = List.of(ExecutionStatus.FAILED,
            ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED);

    private final Store store;
    private final RedriveRules rules;

    MapRunAgain(Store store, RedriveRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /** The next ones, in order. */
    List<Again> of(MapRunLive live) {
        MapRunState state = live.state();
        List<Again> found = new ArrayList<>();
        for (Item item : store.mapRuns().items(live.key(),
                new ItemQuery(state.againFrom(), false, UNSUCCESSFUL, PAGE))) {
            if (item.index() < state.againUntil()) {
                found.add(live.express()
                        ? new Again(item.index(), item.size(), item.input().orElse(Payload.NULL), false)
                        : standard(live, item));
            }
        }
        return found;
    }

    private Again standard(MapRunLive live, Item item) {
        Optional<ExecutionRecord> child = store.executions()
                .find(new MapRun(live.start().plan().arn()).child(item.index()).text());
        boolean terminal = child.isEmpty() || rules.against(child.get()).isPresent();
        return new Again(item.index(), item.size(), Payload.NULL, terminal);
    }
}
