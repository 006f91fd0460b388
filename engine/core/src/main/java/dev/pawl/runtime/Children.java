package dev.pawl.runtime;

import dev.pawl.arn.ExecutionArn;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.store.ExecutionLog.Message;
import dev.pawl.store.NewExecution;
import java.time.Instant;
import java.util.Optional;

/**
 * What a map run and the executions of its items say to each other, all of it through stored inboxes: so
 * nothing
 * is lost
 * with a process, and a child that is begun twice is found under its name.
 */
final class Children {
    private static final Failure TIMED_OUT = Failure.of("States.Timeout");

    private Children() {}

    /** To a child that is not there yet. */
    static Message begin(Live parent, Command.StartChild command, Instant now) {
        ExecutionInfo around = parent.info();
        ExecutionArn child = command.child();
        ExecutionInfo info = new ExecutionInfo(child.text(), child.name(), child.runs().text(),
                child.runs().resourceName(), around.roleArn(), around.region(), now, command.input(),
                Optional.empty(), Optional.empty());
        ItemRef item = new ItemRef(around.arn(), command.mapRunEventId(), command.index());
        return InboxText.begin(new NewExecution(info, parent.machineRevisionKey(), Optional.empty(),
                Optional.of(item.encode())));
    }

    /** To a child whose map run is over. */
    static Message stop(ExecutionArn child) {
        return InboxText.stop(child.text(), Failure.UNNAMED);
    }

    /** To whoever waits for the end of an execution, if somebody does. */
    static Optional<Message> ended(Live live) {
        if (live.parentArn().isEmpty()) {
            return Optional.empty();
        }
        String parent = live.parentArn().get();
        return ItemRef.decode(parent).map(item -> itemEnded(live.state(), item)).or(() -> ParentRef.decode(parent)
                .filter(ParentRef::waits).map(p -> InboxText.childEnded(p.executionArn(), live.info().arn())));
    }

    private static Message itemEnded(ExecutionState child, ItemRef item) {
        Failure failure = child.status() == ExecutionStatus.TIMED_OUT ? TIMED_OUT : child.failure();
        return InboxText.itemEnded(item.executionArn(),
                new Trigger.ItemEnded(item.mapRunEventId(), item.index(), child.output(), failure));
    }
}
