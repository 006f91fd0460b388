package dev.pawl.container.batch.job;

/** How far a job has come, in AWS's words. */
public enum JobStatus {
    /** It is accepted. */
    SUBMITTED,
    /** It waits for other jobs; of an array, that its children are at work. */
    PENDING,
    /** It waits for room. */
    RUNNABLE,
    /** Its container is being made. */
    STARTING,
    /** Its container runs. */
    RUNNING,
    /** It has ended as it should. */
    SUCCEEDED,
    /** It has ended otherwise. */
    FAILED;

    /** Whether nothing changes any more. */
    public boolean ended() {
        return this == SUCCEEDED || this == FAILED;
    }

    /** Whether it takes room. */
    public boolean active() {
        return this == STARTING || this == RUNNING;
    }
}
