package dev.pawl.connector;

import java.util.List;
import dev.pawl.asl.TaskResource;
import java.util.concurrent.CompletionStage;

/**
 * Does tasks of some kinds of Resource. Its methods may be called from many threads at once, must not block
 * for long, and
 * may be called twice for the same task: {@link TaskRequest#token()} is the same then. An exception, thrown
 * or in the
 * stage, is a bug of the connector and fails the task with States.Runtime.
 */
public interface Connector extends AutoCloseable {
    /** Whether tasks of that Resource are its business. */
    boolean handles(TaskResource resource);

    /** Whether that very task is its business: for those who look at more than the Resource. */
    default boolean handles(TaskRequest request) {
        return handles(request.resource());
    }

    /** Begins a task. The stage completes when the service has answered. */
    CompletionStage<Outcome> start(TaskRequest request);

    /**
     * Watches work that was accepted earlier, perhaps before a restart; the stage completes when the work has
     * ended, never
     * with {@link Outcome.Accepted}. Only called for {@link Outcome.Accepted} of a .sync task.
     */
    CompletionStage<Outcome> attach(TaskRequest request, Outcome.Accepted accepted);

    /**
     * Stops work that is no longer wanted. The stage completes when that is sure; until then the engine asks
     * again after a
     * restart.
     */
    CompletionStage<Void> cancel(TaskRequest request, java.util.Optional<Outcome.Accepted> accepted);

    /** What becomes of a request/response task whose outcome is unknown after a crash. */
    default AfterCrash afterCrash(TaskResource resource) {
        return AfterCrash.RUN_AGAIN;
    }

    /** What it has, for people. May ask services, and so block for some seconds. */
    default List<Facility> facilities() {
        return List.of();
    }

    @Override
    default void close() {}

    /** What becomes of a task whose outcome is unknown. */
    enum AfterCrash {
        /** It is run again with the same token: at least once. */
        RUN_AGAIN,
        /** It fails, so that Retry decides: at most once for each attempt. */
        FAIL
    }
}
