package dev.pawl.store;

import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.Fork;
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
 * @param fork
 *            present if it begins as another execution stood
 * @param limited
 *            whether places were reserved for it under limits
 */
public record NewExecution(ExecutionInfo info, long machineRevisionKey, Optional<String> traceHeader,
        Optional<String> parentArn, Optional<Fork> fork, boolean limited) {
    /** One for which no places were reserved. */
    public NewExecution(ExecutionInfo info, long machineRevisionKey, Optional<String> traceHeader,
            Optional<String> parentArn, Optional<Fork> fork) {
        this(info, machineRevisionKey, traceHeader, parentArn, fork, false);
    }

    /** One that begins at its beginning. */
    public NewExecution(ExecutionInfo info, long machineRevisionKey, Optional<String> traceHeader,
            Optional<String> parentArn) {
        this(info, machineRevisionKey, traceHeader, parentArn, Optional.empty());
    }
}
