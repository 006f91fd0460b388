package dev.pawl.runtime;

import dev.pawl.arn.ArnException;
import dev.pawl.arn.ArnParser;
import dev.pawl.arn.ExpressExecutionArn;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MapRuns;
import dev.pawl.store.MapRuns.Item;
import dev.pawl.store.MapRuns.ItemQuery;
import dev.pawl.store.MapRuns.MapRunRecord;
import java.util.Optional;

/** Express executions that map runs began: all that is kept of them are rows of their runs. */
final class ExpressChildren {
    private static final String EXPRESS = ":express:";

    private ExpressChildren() {}

    /** The child of that ARN as it stands; empty if it is none, or if its run has not begun it. */
    static Optional<ExecutionRecord> find(MapRuns runs, String executionArn) {
        return named(executionArn).flatMap(child -> runs.find(child.run().arn().text())
                .flatMap(run -> runs.items(run.key(), ItemQuery.from(child.index(), 1)).stream()
                        .filter(item -> item.index() == child.index()).findFirst().map(item -> record(run, item))));
    }

    private static Optional<MapRun.Child> named(String executionArn) {
        if (!executionArn.contains(EXPRESS)) {
            return Optional.empty();
        }
        try {
            return MapRun.childOf(ArnParser.parse(executionArn, ExpressExecutionArn.class));
        } catch (ArnException e) {
            return Optional.empty();
        }
    }

    private static ExecutionRecord record(MapRunRecord run, Item item) {
        MapRunStart start = MapRunStart.read(run.plan().value());
        return new ExecutionRecord(-1, run.partition(),
                Children.info(start, item.index(), true, item.startedAt(), item.input().orElse(Payload.NULL)),
                start.machineRevisionKey(), item.status(), item.stoppedAt(), item.output(), item.failure(), 0,
                Optional.empty(), Optional.empty(), Optional.of(new ItemRef(run.arn(), item.index()).encode()),
                Optional.empty());
    }
}
