package dev.pawl.maprun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.interpreter.model.ExecutionStatus;

/** How many children of each status there are. Changed in place. */
final class Tally {
    private final long[] executions = new long[ExecutionStatus.values().length];
    private final long[] items = new long[ExecutionStatus.values().length];

    void begin(int size) {
        add(ExecutionStatus.RUNNING, 1, size);
    }

    void end(int size, ExecutionStatus how) {
        add(ExecutionStatus.RUNNING, -1, -size);
        add(how, 1, size);
    }

    /** One that has ended runs again. */
    void again(int size, ExecutionStatus before) {
        add(before, -1, -size);
        add(ExecutionStatus.RUNNING, 1, size);
    }

    long executions(ExecutionStatus status) {
        return executions[status.ordinal()];
    }

    long items(ExecutionStatus status) {
        return items[status.ordinal()];
    }

    long unsuccessfulItems() {
        return items(ExecutionStatus.FAILED) + items(ExecutionStatus.TIMED_OUT) + items(ExecutionStatus.ABORTED);
    }

    private void add(ExecutionStatus status, int count, int size) {
        executions[status.ordinal()] += count;
        items[status.ordinal()] += size;
    }

    ArrayNode write() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (ExecutionStatus status : ExecutionStatus.values()) {
            all.addArray().add(status.name()).add(executions(status)).add(items(status));
        }
        return all;
    }

    static Tally read(JsonNode written) {
        Tally tally = new Tally();
        for (JsonNode one : written) {
            int at = ExecutionStatus.valueOf(one.get(0).textValue()).ordinal();
            tally.executions[at] = one.get(1).longValue();
            tally.items[at] = one.get(2).longValue();
        }
        return tally;
    }
}
