package dev.pawl.arn;

/**
 * Names one resource of Step Functions. Two ARNs are equal exactly when their texts are.
 *
 * @see ArnParser
 */
public sealed interface StatesArn permits StateMachineRef, ExecutionRef, ActivityArn, MapRunArn {
    /** Partition, region and account. */
    ArnScope scope();

    /**
     * The word before the name: {@code stateMachine}, {@code execution}, {@code express}, {@code activity},
     * {@code mapRun}.
     */
    String resourceType();

    /** All that follows the resource type and its colon. */
    String resourceName();

    /** The ARN as AWS writes it. */
    default String text() {
        return scope().arnOf(resourceType() + ":" + resourceName());
    }
}
