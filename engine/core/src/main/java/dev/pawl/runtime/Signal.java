package dev.pawl.runtime;

import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.store.NewExecution;
import java.util.Optional;

/** What lies in the mailbox of an execution. */
sealed interface Signal {
    /** Begin it; it is stored under its name. */
    record Begin(NewExecution execution) implements Signal {}

    /** Begin an Express execution, of which no history is stored. */
    record BeginExpress(ExecutionInfo info, long machineRevisionKey, boolean kept) implements Signal {}

    /** A trigger that needs no further check: an outcome, a stop. */
    record Tell(Trigger trigger) implements Signal {}

    /** A timer came due. */
    record TimerDue(TimerKey timer) implements Signal {}

    /** Somebody brings a task token back. */
    record Callback(TaskToken token, Trigger trigger) implements Signal {}

    /** Somebody who holds a task token is alive. */
    record Beat(TaskToken token) implements Signal {}

    /** A worker asks for the task of an activity. */
    record Hand(long scheduledEventId, Optional<String> workerName) implements Signal {}

    /** Redrive it: run again what did not succeed. */
    record Redrive(String clientToken) implements Signal {}

    /** Take up what the execution had under way when a process, or its memory, was lost. */
    record Revive() implements Signal {}

    /** One task in particular is to be taken up again. */
    record Rerun(long scheduledEventId) implements Signal {}

    /** It is sure that a task was cancelled. */
    record Cancelled(long scheduledEventId) implements Signal {}

    /** An execution that this one waits for has ended. */
    record ChildEnded(String childArn) implements Signal {}
}
