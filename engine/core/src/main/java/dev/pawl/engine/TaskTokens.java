package dev.pawl.engine;

import dev.pawl.engine.EngineException.Reason;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.json.JsonTextException;
import dev.pawl.json.Payload;
import dev.pawl.runtime.ExecutionRuntime;
import dev.pawl.runtime.Settlement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What whoever holds a task token says. A stage completes once that is durable; it is refused with
 * INVALID_TOKEN, TASK_DOES_NOT_EXIST (its execution is not here),
 * TASK_TIMED_OUT (the task had its outcome before) or INVALID_OUTPUT.
 */
public final class TaskTokens {
    private final ExecutionRuntime runtime;

    TaskTokens(ExecutionRuntime runtime) {
        this.runtime = runtime;
    }

    /** The task is done; the output is JSON text. */
    public CompletionStage<Void> succeed(String token, String output) {
        if (TaskToken.decode(token).isEmpty()) {
            return CompletableFuture.failedFuture(invalid());
        }
        Payload payload;
        try {
            payload = Payload.parse(output);
        } catch (JsonTextException e) {
            return CompletableFuture.failedFuture(
                    new EngineException(Reason.INVALID_OUTPUT, "Invalid Output: '" + e.getMessage() + "'"));
        }
        return tell(token, t -> runtime.callback(t, new Trigger.TaskSucceeded(t.scheduledEventId(), payload)));
    }

    /** The task failed. */
    public CompletionStage<Void> fail(String token, Failure failure) {
        return tell(token, t -> runtime.callback(t,
                new Trigger.TaskFailed(t.scheduledEventId(), Event.TaskFailed.Phase.RUN, failure)));
    }

    /** Somebody still works on the task. */
    public CompletionStage<Void> heartbeat(String token) {
        return tell(token, runtime::beat);
    }

    private static CompletionStage<Void> tell(String text, Function<TaskToken, CompletionStage<Settlement>> what) {
        Optional<TaskToken> token = TaskToken.decode(text);
        if (token.isEmpty()) {
            return CompletableFuture.failedFuture(invalid());
        }
        return what.apply(token.get()).thenAccept(settlement -> {
            switch (settlement) {
                case Settlement.Done done -> {
                    // as wished
                }
                case Settlement.TaskOver over -> throw new EngineException(Reason.TASK_TIMED_OUT,
                        "Task Timed Out: 'Provided task does not exist anymore'");
                case Settlement.ExecutionOver over -> throw new EngineException(Reason.TASK_TIMED_OUT,
                        "Task Timed Out: 'Provided task does not exist anymore'");
                case Settlement.NoExecution none -> throw new EngineException(Reason.TASK_DOES_NOT_EXIST,
                        "Task Does Not Exist: 'Provided task does not exist'");
                case Settlement.NoTask none -> throw invalid();
                case Settlement.Promised promised -> throw new EngineException(Reason.INVALID_TOKEN,
                        "Invalid Token: 'The task is ended by the service that took it in, and by nobody else'");
                case Settlement other -> throw EngineException.unavailable(other.toString());
            }
        });
    }

    private static EngineException invalid() {
        return new EngineException(Reason.INVALID_TOKEN, "Invalid Token: 'Invalid token'");
    }
}
