package dev.pawl.asl;

/**
 * What a Map runs for each item.
 *
 * @param legacy
 *            whether it was written as Iterator
 */
public record ItemProcessor(Flow flow, Mode mode, ExecutionType executionType, boolean legacy) {
    /** Where iterations run. */
    public enum Mode {
        /** Inside the execution. */
        INLINE,
        /** As executions of their own. */
        DISTRIBUTED
    }

    /** What the executions of a distributed Map are. */
    public enum ExecutionType {
        STANDARD, EXPRESS
    }
}
