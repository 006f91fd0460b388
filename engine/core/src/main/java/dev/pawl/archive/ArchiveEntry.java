package dev.pawl.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.interpreter.model.ExecutionStatus;
import java.io.IOException;
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

    /** The same, if it lies in front of the index. */
    ArchiveEntry within(long indexFrom) throws IOException {
        if (from < 0 || bytes < 0 || line < 0 || from > indexFrom - bytes) {
            throw new IOException("Expected " + arn + " in front of the index of " + file + ", but it is said to have "
                    + bytes + " bytes at " + from);
        }
        return this;
    }

    /** Its name. */
    public String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
