package dev.pawl.maprun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.interpreter.model.ExecutionStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many children of each status there are. Changed in place. */
final class Tally {
    static final List<ExecutionStatus> UNSUCCESSFUL = List.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT,
            ExecutionStatus.ABORTED);

    private final Map<ExecutionStatus, Long> executions = new EnumMap<>(ExecutionStatus.class);
    private final Map<ExecutionStatus, Long> items = new EnumMap<>(ExecutionStatus.class);

    void begin(int size) {
        add(ExecutionStatus.RUNNING, 1, size);
    }

    void end(int size, ExecutionStatus how) {
        add(ExecutionStatus.RUNNING, -1, -size);
        add(how, 1, size);
    }

    /** Whatever did not succeed waits to run again; tells how many executions and items that are. */
    long[] redrive() {
        long[] waiting = new long[2];
        for (ExecutionStatus status : UNSUCCESSFUL) {
            waiting[0] += executions(status);
            waiting[1] += items(status);
            executions.remove(status);
            items.remove(status);
        }
        return waiting;
    }

    /** One that waited to run again cannot. */
    void fail(int size, ExecutionStatus as) {
        add(as, 1, size);
    }

    long executions(ExecutionStatus status) {
        return executions.getOrDefault(status, 0L);
    }

    long items(ExecutionStatus status) {
        return items.getOrDefault(status, 0L);
    }

    long unsuccessfulItems() {
        return UNSUCCESSFUL.stream().mapToLong(this::items).sum();
    }

    private void add(ExecutionStatus status, long count, long size) {
        executions.merge(status, count, Long::sum);
        items.merge(status, size, Long::sum);
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
            tally.add(ExecutionStatus.valueOf(one.get(0).textValue()), one.get(1).longValue(), one.get(2).longValue());
        }
        return tally;
    }
}
