package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say how long ended executions are kept. */
final class PolicyOptions {
    @Option(names = "--max-age", paramLabel = "DURATION", description = "How long ended executions are kept, such as P30D, or forever.")
    private Optional<String> maxAge = Optional.empty();

    @Option(names = "--succeeded", paramLabel = "DURATION", description = "The same for those that succeeded.")
    private Optional<String> succeeded = Optional.empty();

    @Option(names = "--failed", paramLabel = "DURATION", description = "The same for those that failed.")
    private Optional<String> failed = Optional.empty();

    @Option(names = "--max-count", paramLabel = "N", description = "How many ended executions of a machine stay.")
    private Optional<Integer> maxCount = Optional.empty();

    @Option(names = "--archive", description = "Write executions to the archive before they are removed.")
    private boolean archive;

    /** As the REST API takes it; empty if no option was given. */
    ObjectNode policy() {
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        maxAge.ifPresent(value -> policy.put("maxAge", value));
        succeeded.ifPresent(value -> policy.withObject("/keep").put("succeeded", value));
        failed.ifPresent(value -> policy.withObject("/keep").put("failed", value));
        maxCount.ifPresent(value -> policy.put("maxCount", value));
        if (archive) {
            policy.put("archive", true);
        }
        return policy;
    }
}
