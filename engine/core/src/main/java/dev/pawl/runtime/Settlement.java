package dev.pawl.runtime;

import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.migrate.Obstacle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of something that an execution was told. */
public sealed interface Settlement {
    /** It is durable, or needed nothing to be written. */
    record Done(Instant at) implements Settlement {}

    /** A worker has a task of an activity now. */
    record Handed(String token, Payload input) implements Settlement {}

    /** An Express execution has ended. */
    record Ended(ExecutionInfo info, ExecutionStatus status, Instant stoppedAt, Optional<Payload> output,
            Failure failure) implements Settlement {}

    /** There is an execution of that name already. */
    record NameTaken(ExecutionInfo existing, ExecutionStatus status) implements Settlement {}

    /** There is no such execution. */
    record NoExecution() implements Settlement {}

    /** The execution has ended. */
    record ExecutionOver(Instant stoppedAt) implements Settlement {}

    /** The execution cannot be redriven. */
    record NotRedrivable(String why) implements Settlement {}

    /** The execution cannot go on by the other definition. */
    record NotMigratable(List<Obstacle> why) implements Settlement {
        /** Keeps its own copy. */
        public NotMigratable {
            why = List.copyOf(why);
        }
    }

    /** The token is none of ours. */
    record NoTask() implements Settlement {}

    /** The service that took the task in brings its end, and nobody else. */
    record Promised() implements Settlement {}

    /** The task had its outcome before, or ran out of time. */
    record TaskOver() implements Settlement {}

    /** Nothing is known to have been written; the caller may try again. */
    record Unavailable(String why) implements Settlement {}
}
