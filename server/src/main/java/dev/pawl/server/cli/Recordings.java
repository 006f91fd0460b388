package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.history.json.AwsHistory;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Store;
import dev.pawl.testkit.replay.Recording;
import dev.pawl.testkit.trace.TraceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recorded executions: from files, or from the store. */
final class Recordings {
    private Recordings() {}

    /** From a file that {@code pawl history --json} or the AWS CLI wrote. */
    static Recording ofFile(Path file) {
        try {
            return Recording.read(String.valueOf(file.getFileName()), TextInput.file(file));
        } catch (TraceException e) {
            throw CommandException.usage(e.getMessage() + " (" + file + ")");
        }
    }

    /** Whether the word names a file rather than an execution. */
    static boolean isFile(String word) {
        return !word.startsWith("arn:") && Files.isRegularFile(Path.of(word));
    }

    /** An execution in the store. */
    static Recording of(Store store, ExecutionRecord record) {
        List<JsonNode> events = new ArrayList<>();
        HistoryCommand.each(store, record, event -> {
            if (event.visible()) {
                events.add(AwsHistory.tree(event, true));
            }
        });
        return new Recording(record.info().name(), Optional.of(record.info().arn()), events, Map.of());
    }
}
