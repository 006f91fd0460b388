package dev.pawl.history;

/** The three families of events that a Task state may leave in a history. */
public enum TaskKind {
    /** Tasks of activities: ActivityScheduled, … */
    ACTIVITY("Activity"),
    /** Functions called by their own ARN: LambdaFunctionScheduled, … */
    LAMBDA_FUNCTION("LambdaFunction"),
    /** Everything else: TaskScheduled, … */
    SERVICE("Task");

    private final String prefix;

    TaskKind(String prefix) {
        this.prefix = prefix;
    }

    /** How the types of its events begin. */
    public String prefix() {
        return prefix;
    }
}
