package dev.pawl.container.batch.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A job as it was submitted.
 *
 * @param definition
 *            name and revision, with a colon between them
 * @param queue
 *            the queue's name
 * @param size
 *            of an array job
 * @param container
 *            its containerProperties in Batch's JSON, overrides included
 * @param room
 *            what an attempt takes
 * @param policy
 *            how often and how long it is tried
 */
public record Job(String id, String name, String definition, String queue, Instant createdAt, OptionalInt size,
        List<Dependency> dependsOn, JsonNode container, Room room, Policy policy, Origin origin) {
    /** What AWS tells of a child that failed in the parent. */
    static final String CHILD_FAILED = "Array Child Job failed";
    /** What AWS tells of a job that waited for one that failed. */
    static final String DEPENDENCY_FAILED = "Dependent Job failed";

    /** Another job that must have succeeded; without an id, the child before. */
    public record Dependency(Optional<String> jobId, Optional<String> type) {
        boolean sequential() {
            return jobId.isEmpty();
        }

        boolean oneByOne() {
            return type.filter("N_TO_N"::equals).isPresent();
        }
    }

    /** What an attempt takes of the machine. */
    public record Room(double vcpus, long memoryMiB) {}

    /** How often and for how many seconds it is tried. */
    public record Policy(RetryStrategy retry, OptionalInt timeoutSeconds) {}

    /**
     * Where it comes from.
     *
     * @param parameters
     *            that were put into its command
     * @param tags
     *            of the job
     */
    public record Origin(String executionArn, String stateMachineArn, Map<String, String> parameters,
            Map<String, String> tags, Optional<String> shareIdentifier) {}

    /** Whether it has children. */
    public boolean hasChildren() {
        return size.isPresent();
    }
}
