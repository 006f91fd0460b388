package dev.pawl.store;

import dev.pawl.interpreter.model.ExecutionInfo;
import java.util.Optional;

/**
 * An execution that begins.
 *
 * @param info
 *            what is fixed from now on
 * @param machineRevisionKey
 *            the definition that it runs
 * @param traceHeader
 *            as it came with the start
 * @param parentArn
 *            the execution that started it, if one did
 */
public record NewExecution(ExecutionInfo info, long machineRevisionKey, Optional<String> traceHeader,
        Optional<String> parentArn) {}
