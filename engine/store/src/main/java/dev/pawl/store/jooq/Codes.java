package dev.pawl.store.jooq;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.store.Claims;
import dev.pawl.store.Ended;
import dev.pawl.store.WorkItem;
import java.util.List;

/**
 * Numbers that stand for constants in tables. A constant's place must never change; new ones go to the end.
 */
final class Codes {
    static final Codes.Of<ExecutionStatus> STATUS = new Of<>(List.of(ExecutionStatus.RUNNING,
            ExecutionStatus.SUCCEEDED, ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED));
    static final Codes.Of<TimerKey.Purpose> PURPOSE = new Of<>(
            List.of(TimerKey.Purpose.EXECUTION_TIMEOUT, TimerKey.Purpose.WAIT, TimerKey.Purpose.RETRY,
                    TimerKey.Purpose.TASK_TIMEOUT, TimerKey.Purpose.HEARTBEAT, TimerKey.Purpose.HELD));
    static final Codes.Of<WorkItem.Phase> PHASE = new Of<>(List.of(WorkItem.Phase.SCHEDULED, WorkItem.Phase.STARTED,
            WorkItem.Phase.SUBMITTED, WorkItem.Phase.CANCELLING));

    static final Codes.Of<Ended.Slot> SLOT = new Of<>(List.of(Ended.Slot.FINE, Ended.Slot.COARSE));

    static final Codes.Of<Claims.State> CLAIM = new Of<>(
            List.of(Claims.State.WAITING, Claims.State.GRANTED, Claims.State.LATER));

    private Codes() {}

    /** Codes of one set of constants. */
    record Of<T>(List<T> constants) {
        long code(T constant) {
            int code = constants.indexOf(constant);
            if (code < 0) {
                throw new IllegalArgumentException("Expected a constant that has a code, but got " + constant);
            }
            return code;
        }

        T constant(long code) {
            return constants.get(Math.toIntExact(code));
        }
    }
}
