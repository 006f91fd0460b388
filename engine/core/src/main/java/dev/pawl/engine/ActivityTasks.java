package dev.pawl.engine;

import dev.pawl.arn.ActivityArn;
import dev.pawl.arn.ArnScope;
import dev.pawl.arn.ResourceName;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.json.Payload;
import dev.pawl.runtime.ExecutionRuntime;
import dev.pawl.store.Activities.ActivityRecord;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Activities and the tasks that their workers ask for. */
public final class ActivityTasks {
    private final Store store;
    private final ExecutionRuntime runtime;
    private final ArnScope scope;
    private final EngineClock clock;
    private final long limit;
    private final Pollers pollers;

    ActivityTasks(Store store, ExecutionRuntime runtime, ArnScope scope, EngineClock clock, Quotas quotas) {
        this.store = store;
        this.runtime = runtime;
        this.scope = scope;
        this.clock = clock;
        this.limit = quotas.activities();
        this.pollers = new Pollers(quotas.activityWorkers());
    }

    /** A task that a worker has now. */
    public record ActivityTask(String token, Payload input) {}

    /**
     * Creates an activity, or gives the one of that name.
     *
     * @throws EngineException
     *             INVALID_NAME, TOO_MANY_TAGS, ACTIVITY_LIMIT_EXCEEDED
     */
    public ActivityRecord create(String name, Optional<Payload> encryption, Map<String, String> tags) {
        if (!ResourceName.isLegal(name)) {
            throw EngineException.invalidName(name);
        }
        String arn = new ActivityArn(scope, name).text();
        ResourceTags.requireFew(arn, tags.keySet());
        if (store.activities().find(arn).isEmpty() && store.activities().count() >= limit) {
            throw new EngineException(Reason.ACTIVITY_LIMIT_EXCEEDED,
                    "Activity Limit Exceeded: 'There are " + limit + " activities'");
        }
        return store.activities().create(arn, name, clock.now(), encryption, tags);
    }

    /**
     * An activity.
     *
     * @throws EngineException
     *             INVALID_ARN, ACTIVITY_DOES_NOT_EXIST
     */
    public ActivityRecord describe(String arn) {
        return store.activities().find(Arns.read(arn, ActivityArn.class).text())
                .orElseThrow(() -> EngineException.noActivity(arn));
    }

    /** Activities in the order of their creation, a page at a time. */
    public List<ActivityRecord> list(Optional<Long> afterKey, int limit) {
        return store.activities().list(afterKey, limit);
    }

    /** Removes an activity; one that is not there is no error. Tasks that are out may still be answered. */
    public void delete(String arn) {
        store.activities().delete(Arns.read(arn, ActivityArn.class).text());
    }

    /**
     * Waits for a task; whoever asked first is served first. Empty if none came in time.
     *
     * @return refused with INVALID_ARN, ACTIVITY_DOES_NOT_EXIST, ACTIVITY_WORKER_LIMIT_EXCEEDED
     */
    public CompletionStage<Optional<ActivityTask>> getTask(String arn, Optional<String> workerName,
            Duration atMost) {
        return getTask(arn, workerName, atMost, new CompletableFuture<>());
    }

    /**
     * As above, for a worker that may go away while it waits: once the last stage is complete it gets no task any
     * more.
     */
    public CompletionStage<Optional<ActivityTask>> getTask(String arn, Optional<String> workerName, Duration atMost,
            CompletionStage<?> gone) {
        try {
            ActivityRecord activity = describe(arn);
            return pollers.admit(activity.arn(), () -> runtime.poll(activity.arn(), workerName, atMost, gone))
                    .thenApply(handed -> handed.map(h -> new ActivityTask(h.token(), h.input())));
        } catch (EngineException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
