package dev.pawl.approval.model;

import java.util.Optional;

/**
 * Who waits for a request.
 *
 * @param token
 *            of the task's attempt: only the approvals hold it
 * @param before
 *            the request that was interrupted, and whose votes this one took over
 */
public record Origin(String token, String executionArn, String stateMachineArn, Optional<String> before) {}
