package dev.pawl.asl;

/** Who does a task: what its Resource names. */
public sealed interface TaskResource {
    /** The whole text of Resource. */
    String arn();

    /** A Lambda function named by its own ARN: its history shows LambdaFunction events. */
    record LambdaFunction(String arn) implements TaskResource {}

    /** An activity: workers ask for its tasks. */
    record Activity(String arn) implements TaskResource {}

    /**
     * A service, such as {@code arn:aws:states:::sqs:sendMessage.waitForTaskToken}.
     *
     * @param service
     *            for example {@code sqs}, or {@code aws-sdk:s3}: resourceType in the history
     * @param action
     *            without the pattern, for example {@code sendMessage}
     * @param pattern
     *            when the task is over
     */
    record Integration(String arn, String service, String action, Pattern pattern) implements TaskResource {
        /** Action and pattern: resource in the history. */
        public String actionAndPattern() {
            return action + pattern.suffix();
        }
    }

    /** When a service task is over. */
    enum Pattern {
        /** When the service has answered. */
        REQUEST_RESPONSE(""),
        /** When the work that the service accepted has ended. */
        SYNC(".sync"),
        /** As SYNC; output is JSON instead of text. */
        SYNC_2(".sync:2"),
        /** When somebody has brought the task token back. */
        WAIT_FOR_TASK_TOKEN(".waitForTaskToken");

        private final String suffix;

        Pattern(String suffix) {
            this.suffix = suffix;
        }

        /** What stands behind the action in Resource. */
        public String suffix() {
            return suffix;
        }
    }
}
