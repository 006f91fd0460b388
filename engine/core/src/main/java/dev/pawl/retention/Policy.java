package dev.pawl.retention;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.interpreter.model.ExecutionStatus;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody said about executions, of one machine or of all. What it leaves out follows from the policy
 * for
 * all, and in the end everything is kept.
 *
 * @param maxAge
 *            how long those are kept whose status is not named
 * @param keep
 *            by status
 * @param maxCount
 *            how many ended ones of a machine stay
 * @param archive
 *            whether they are written to the archive first
 */
public record Policy(Optional<Keep> maxAge, Map<ExecutionStatus, Keep> keep, Optional<Long> maxCount,
        Optional<Boolean> archive) {
    /** Says nothing. */
    public static final Policy NONE = new Policy(Optional.empty(), Map.of(), Optional.empty(), Optional.empty());
    /** Members of a policy. */
    public static final Set<String> MEMBERS = Set.of("maxAge", "keep", "maxCount", "archive");

    private static final int MOST = 1_000_000_000;
    private static final Map<String, ExecutionStatus> STATUSES = Map.of("succeeded", ExecutionStatus.SUCCEEDED,
            "failed", ExecutionStatus.FAILED, "timedOut", ExecutionStatus.TIMED_OUT, "aborted",
            ExecutionStatus.ABORTED);

    /** Keeps its own copy. */
    public Policy {
        keep = Map.copyOf(keep);
    }

    /**
     * Reads the members of a policy; others beside them are left to the caller.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if it is none, with the place
     */
    public static Policy read(ConfigurationValue value) {
        Optional<Keep> all = value.find("maxAge").map(Keep::read);
        Map<ExecutionStatus, Keep> byStatus = new EnumMap<>(ExecutionStatus.class);
        Optional<ConfigurationValue> keep = value.find("keep");
        if (keep.isPresent() && keep.get().json().isTextual()) {
            all = Optional.of(Keep.read(keep.get()));
        } else if (keep.isPresent()) {
            keep.get().requireOnly(STATUSES.keySet()).members()
                    .forEach((name, one) -> byStatus.put(status(name), Keep.read(one)));
        }
        return new Policy(all, byStatus, value.find("maxCount").map(count -> (long) count.number(0, MOST)),
                value.find("archive").map(ConfigurationValue::flag));
    }

    private static ExecutionStatus status(String name) {
        ExecutionStatus status = STATUSES.get(name);
        if (status == null) {
            throw new IllegalArgumentException("Expected a status, but got " + name);
        }
        return status;
    }

    /** What it says of executions that ended like that. */
    Optional<Keep> of(ExecutionStatus status) {
        return Optional.ofNullable(keep.get(status)).or(this::maxAge);
    }

    /** As {@link #read} reads it. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        maxAge.ifPresent(all -> json.put("maxAge", all.text()));
        if (!keep.isEmpty()) {
            ObjectNode statuses = json.putObject("keep");
            for (String name : new LinkedHashSet<>(List.of("succeeded", "failed", "timedOut", "aborted"))) {
                Optional.ofNullable(keep.get(status(name))).ifPresent(one -> statuses.put(name, one.text()));
            }
        }
        maxCount.ifPresent(count -> json.put("maxCount", count));
        archive.ifPresent(yes -> json.put("archive", yes));
        return json;
    }

    /** The name of a status in a policy. */
    static String name(ExecutionStatus status) {
        return status == ExecutionStatus.TIMED_OUT ? "timedOut" : status.name().toLowerCase(Locale.ROOT);
    }
}
