package dev.pawl.engine;

import dev.pawl.engine.EngineException.Reason;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Counts the workers that wait at each activity. */
final class Pollers {
    private final int limit;
    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();

    Pollers(int limit) {
        this.limit = limit;
    }

    /**
     * Lets one more wait, until its stage is complete.
     *
     * @throws EngineException
     *             ACTIVITY_WORKER_LIMIT_EXCEEDED
     */
    <T> CompletionStage<T> admit(String activityArn, Supplier<CompletionStage<T>> poll) {
        waiting.compute(activityArn, (arn, before) -> {
            int now = before == null ? 0 : before;
            if (now >= limit) {
                throw new EngineException(Reason.ACTIVITY_WORKER_LIMIT_EXCEEDED,
                        "Activity Worker Limit Exceeded: '" + arn + "'");
            }
            return now + 1;
        });
        CompletionStage<T> answer;
        try {
            answer = poll.get();
        } catch (RuntimeException e) {
            leave(activityArn);
            throw e;
        }
        return answer.whenComplete((task, failure) -> leave(activityArn));
    }

    private void leave(String activityArn) {
        waiting.computeIfPresent(activityArn, (arn, now) -> now > 1 ? now - 1 : null);
    }
}
