package dev.pawl.embedded;

import dev.pawl.engine.TaskTokens;

/** A task that a worker has. */
public final class ActivityTask {
    private final String token;
    private final TaskTokens tasks;

    ActivityTask(String token, TaskTokens tasks) {
        this.token = token;
        this.tasks = tasks;
    }

    /** Names the task, also to the world outside. */
    public String token() {
        return token;
    }

    /**
     * Says that somebody still works on it, for states with HeartbeatSeconds.
     *
     * @throws dev.pawl.engine.EngineException
     *             TASK_TIMED_OUT if nobody waits for it any more
     */
    public void heartbeat() {
        Waiting.on(tasks.heartbeat(token));
    }
}
