package dev.pawl.engine;

/**
 * How much there may be at a time. AWS's figures for an account in a region are the standard ones.
 *
 * @param stateMachines
 *            state machines, those that are being deleted included
 * @param activities
 *            activities
 * @param openExecutions
 *            executions that run, those of map runs included. It is the start of further ones that is
 *            refused; the
 *            count may lag behind by one in a hundred
 * @param activityWorkers
 *            workers that wait for a task of one activity, at this node
 */
public record Quotas(long stateMachines, long activities, long openExecutions, int activityWorkers) {
    /** What AWS has. */
    public static final Quotas STANDARD = new Quotas(100_000, 100_000, 1_000_000, 1_000);
}
