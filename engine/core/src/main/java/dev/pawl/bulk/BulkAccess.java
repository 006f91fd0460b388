package dev.pawl.bulk;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether whoever asked for an action may do it: asked again for each execution. */
@FunctionalInterface
public interface BulkAccess {
    /** Everybody may do everything. */
    BulkAccess OPEN = (who, operation, arn) -> true;

    /**
     * Whether they may carry out an operation on an execution.
     *
     * @param who
     *            as the order has it
     */
    boolean allows(JsonNode who, String operation, String arn);

    /**
     * Whether they may go on at all: what proved who they are has not been taken away. Asked before each piece.
     *
     * @param who
     *            as the order has it
     */
    default boolean stillKnows(JsonNode who) {
        return true;
    }
}
