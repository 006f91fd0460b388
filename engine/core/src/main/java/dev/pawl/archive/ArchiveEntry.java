package dev.pawl.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.interpreter.model.ExecutionStatus;
import java.time.Instant;

/**
 * An archived execution as an index knows it.
 *
 * @param from
 *            where its member begins in the file
 * @param bytes
 *            how long that is
 * @param line
 *            number of its line there
 */
public record ArchiveEntry(String file, String arn, String stateMachineArn, ExecutionStatus status, Instant startedAt,
        Instant stoppedAt, long from, int bytes, int line) {
    ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("executionArn", arn).put("stateMachineArn", stateMachineArn)
                .put("status", status.name()).put("startDate", startedAt.toString())
                .put("stopDate", stoppedAt.toString()).put("from", from).put("bytes", bytes).put("line", line);
    }

    static ArchiveEntry read(String file, JsonNode json) {
        return new ArchiveEntry(file, json.path("executionArn").asText(), json.path("stateMachineArn").asText(),
                ExecutionStatus.valueOf(json.path("status").asText()), Instant.parse(json.path("startDate").asText()),
                Instant.parse(json.path("stopDate").asText()), json.path("from").asLong(), json.path("bytes").asInt(),
                json.path("line").asInt());
    }

    /** Its name. */
    public String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
