package dev.pawl.interpreter.model;

import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.Optional;

/**
 * What is fixed when an execution starts.
 *
 * @param arn
 *            of the execution
 * @param name
 *            of the execution
 * @param stateMachineArn
 *            without version or alias
 * @param stateMachineName
 *            as in the context object
 * @param roleArn
 *            of the machine when the execution started
 * @param region
 *            shown in TaskScheduled
 * @param startedAt
 *            in whole milliseconds
 * @param input
 *            of the execution
 * @param stateMachineVersionArn
 *            the version that it runs, if one was named or chosen
 * @param stateMachineAliasArn
 *            the alias that it was started by
 */
public record ExecutionInfo(String arn, String name, String stateMachineArn, String stateMachineName, String roleArn,
        String region, Instant startedAt, Payload input, Optional<String> stateMachineVersionArn,
        Optional<String> stateMachineAliasArn) {
    private static final String EXPRESS = "express";
    private static final int RESOURCE_TYPE = 5;

    /** Whether it is an Express execution, which cannot be redriven. */
    public boolean express() {
        String[] parts = arn.split(":", RESOURCE_TYPE + 2);
        return parts.length > RESOURCE_TYPE && parts[RESOURCE_TYPE].equals(EXPRESS);
    }
}
