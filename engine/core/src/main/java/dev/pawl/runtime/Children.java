package dev.pawl.runtime;

import dev.pawl.arn.ExecutionRef;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.json.Payload;
import dev.pawl.maprun.MapRunChanges;
import dev.pawl.store.ExecutionLog.Message;
import dev.pawl.store.NewExecution;
import java.time.Instant;
import java.util.Optional;

/**
 * What whoever begins executions and those executions say to each other, all of it through stored inboxes: so
 * nothing
 * is lost with a process, and a child that is begun twice is found under its name.
 */
final class Children {
    private static final Failure TIMED_OUT = Failure.of("States.Timeout");

    private Children() {}

    /** What is fixed of the child of a map run. */
    static ExecutionInfo info(MapRunStart run, int index, boolean express, Instant now, Payload input) {
        MapRun names = new MapRun(run.plan().arn());
        ExecutionRef child = express ? names.expressChild(index) : names.child(index);
        return new ExecutionInfo(child.text(), child.name(), child.runs().text(), child.runs().resourceName(),
                run.roleArn(), run.region(), now, input, Optional.empty(), Optional.empty());
    }

    /** To a Standard child that is not there yet, or that is there and did not succeed. */
    static Message begin(MapRunLive live, int index, Instant now, Payload input) {
        MapRunStart run = live.start();
        if (live.state().isAgain(index)) {
            return InboxText.redrive(new MapRun(run.plan().arn()).child(index).text(),
                    run.plan().arn().text() + "#" + live.redriveCount());
        }
        ItemRef item = new ItemRef(run.plan().arn().text(), index);
        return InboxText.begin(new NewExecution(info(run, index, false, now, input), run.machineRevisionKey(),
                run.traceHeader(), Optional.of(item.encode())));
    }

    /** To a Standard child whose map run is over. */
    static Message stop(MapRunStart run, int index) {
        return InboxText.stop(new MapRun(run.plan().arn()).child(index).text(), Failure.UNNAMED);
    }

    /** To whoever waits for the end of an execution, if somebody does. */
    static Optional<Message> ended(Live live, Instant now) {
        if (live.parentArn().isEmpty()) {
            return Optional.empty();
        }
        String parent = live.parentArn().get();
        return ItemRef.decode(parent).map(item -> itemEnded(live.state(), item, now)).or(() -> ParentRef.decode(parent)
                .filter(ParentRef::waits).map(p -> InboxText.childEnded(p.executionArn(), live.info().arn())));
    }

    private static Message itemEnded(ExecutionState child, ItemRef item, Instant now) {
        return MapRunText.itemEnded(item.mapRunArn(), ended(item.index(), child.status(), child.output(),
                child.failure(), now));
    }

    /** How a child ended. */
    static MapRunChanges.Ended ended(int index, ExecutionStatus status, Optional<Payload> output, Failure failure,
            Instant at) {
        return new MapRunChanges.Ended(index, status, output,
                status == ExecutionStatus.TIMED_OUT ? TIMED_OUT : failure, at);
    }
}
