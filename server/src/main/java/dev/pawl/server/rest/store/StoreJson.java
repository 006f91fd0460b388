package dev.pawl.server.rest.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.store.jooq.facts.StoreFacts;
import java.util.Locale;

/** Figures of a store as JSON. */
public final class StoreJson {
    private StoreJson() {}

    /** All of them; what was not asked for is left out. */
    public static ObjectNode of(StoreFacts facts) {
        ObjectNode out = JsonNodeFactory.instance.objectNode().put("kind", facts.kind()).put("place", facts.place())
                .put("format", facts.format());
        out.putObject("size").put("bytes", facts.size().bytes()).put("freeBytes", facts.size().freeBytes())
                .put("logBytes", facts.size().logBytes());
        ArrayNode tables = out.putArray("tables");
        for (StoreFacts.Table table : facts.tables()) {
            ObjectNode one = tables.addObject().put("name", table.name()).put("rows", table.rows());
            if (table.bytes() >= 0) {
                one.put("bytes", table.bytes()).put("indexBytes", table.indexBytes());
            }
        }
        ObjectNode executions = out.putObject("executions");
        facts.executions().forEach((status, count) -> executions.put(status.name(), count));
        out.set("outstanding", outstanding(facts.outstanding()));
        ArrayNode machines = out.putArray("machines");
        for (StoreFacts.Machine machine : facts.machines()) {
            ObjectNode one = machines.addObject().put("stateMachineArn", machine.arn())
                    .put("executions", machine.executions()).put("running", machine.running());
            if (machine.bytes() >= 0) {
                one.put("bytes", machine.bytes());
            }
        }
        ArrayNode partitions = out.putArray("partitions");
        for (StoreFacts.Partition partition : facts.partitions()) {
            ObjectNode one = partitions.addObject().put("partition", partition.number()).put("epoch", partition.epoch())
                    .put("position", partition.position());
            partition.owner().ifPresent(owner -> one.put("owner", owner).put("until", partition.until().toString()));
        }
        ArrayNode readers = out.putArray("readers");
        facts.readers().forEach(reader -> readers.addObject().put("name", reader.name()).put("behind",
                reader.behind()));
        return out;
    }

    private static ObjectNode outstanding(StoreFacts.Outstanding owed) {
        ObjectNode out = JsonNodeFactory.instance.objectNode().put("timers", owed.timers())
                .put("overdueTimers", owed.overdueTimers());
        owed.nextTimer().ifPresent(next -> out.put("nextTimer", next.toString()));
        ArrayNode tasks = out.putArray("tasks");
        owed.work().forEach(work -> tasks.addObject().put("resource", work.resource())
                .put("phase", work.phase().toLowerCase(Locale.ROOT)).put("count", work.count())
                .put("oldest", work.oldest().toString()));
        out.put("messages", owed.messages()).put("expressExecutions", owed.expressStarts())
                .put("mapRuns", owed.mapRuns()).put("approvals", owed.approvals());
        owed.oldestRunning().ifPresent(oldest -> out.putObject("oldestRunning").put("executionArn", oldest.arn())
                .put("startedAt", oldest.startedAt().toString()));
        return out;
    }
}
