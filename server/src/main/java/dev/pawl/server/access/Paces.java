package dev.pawl.server.access;

import dev.pawl.config.ConfigurationValue;
import dev.pawl.server.access.Throttle.Pace;
import dev.pawl.server.auth.Permission;
import dev.pawl.server.auth.Permissions;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.auth.Role;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How fast each caller may do what: section {@code throttling}. Nothing is slowed that it does not name. A
 * limit is of
 * one operation or of a group; the caller's own limits come first, then those of its roles, then those of
 * all.
 */
public final class Paces {
    /** Nobody is slowed. */
    public static final Paces NONE = new Paces(Map.of(), Map.of(), Map.of());

    private static final Set<String> STARTS = Set.of("StartExecution", "StartSyncExecution");
    private static final Set<String> TASKS = Set.of("GetActivityTask", "SendTaskSuccess", "SendTaskFailure",
            "SendTaskHeartbeat");
    private static final Set<String> GROUPS = Set.of("starts", "tasks", "actions", "changes", "reads");
    private static final int MOST = 1_000_000;
    /** What AWS documents for its largest regions. */
    private static final Map<String, Pace> AWS = Map.ofEntries(
            Map.entry("StartExecution", new Pace(300, 1_300)), Map.entry("StopExecution", new Pace(200, 1_000)),
            Map.entry("RedriveExecution", new Pace(300, 1_300)), Map.entry("tasks", new Pace(500, 3_000)),
            Map.entry("CreateStateMachine", new Pace(1, 100)), Map.entry("UpdateStateMachine", new Pace(1, 100)),
            Map.entry("DeleteStateMachine", new Pace(1, 100)), Map.entry("CreateActivity", new Pace(1, 100)),
            Map.entry("DeleteActivity", new Pace(1, 100)), Map.entry("DescribeActivity", new Pace(1, 200)),
            Map.entry("DescribeExecution", new Pace(15, 300)), Map.entry("DescribeStateMachine", new Pace(20, 200)),
            Map.entry("DescribeStateMachineForExecution", new Pace(1, 200)),
            Map.entry("GetExecutionHistory", new Pace(20, 400)), Map.entry("ListActivities", new Pace(10, 100)),
            Map.entry("ListExecutions", new Pace(5, 200)), Map.entry("ListStateMachines", new Pace(5, 100)),
            Map.entry("ListTagsForResource", new Pace(1, 100)), Map.entry("TagResource", new Pace(1, 200)),
            Map.entry("UntagResource", new Pace(1, 200)));

    private final Map<String, Pace> all;
    private final Map<Role, Map<String, Pace>> roles;
    private final Map<String, Map<String, Pace>> keys;

    /** A limit and the name of what it limits. */
    record Limit(String name, Pace pace) {}

    private Paces(Map<String, Pace> all, Map<Role, Map<String, Pace>> roles, Map<String, Map<String, Pace>> keys) {
        this.all = all;
        this.roles = roles;
        this.keys = keys;
    }

    static Paces read(ConfigurationValue section) {
        section.requireOnly(Set.of("preset", "default", "roles", "keys"));
        Map<String, Pace> all = new HashMap<>();
        section.find("preset").map(value -> value.oneOf(Set.of("aws", "none"))).filter("aws"::equals)
                .ifPresent(aws -> all.putAll(AWS));
        section.find("default").ifPresent(value -> all.putAll(limits(value)));
        Map<Role, Map<String, Pace>> roles = new HashMap<>();
        section.find("roles").map(ConfigurationValue::members).orElse(Map.of()).forEach((name, value) -> roles
                .put(Role.named(name).orElseThrow(() -> value.wrong("one of " + Arrays.stream(Role.values())
                        .map(Role::text).collect(Collectors.joining(", ")))), limits(value)));
        Map<String, Map<String, Pace>> keys = new HashMap<>();
        section.find("keys").map(ConfigurationValue::members).orElse(Map.of())
                .forEach((name, value) -> keys.put(name, limits(value)));
        return new Paces(all, roles, keys);
    }

    private static Map<String, Pace> limits(ConfigurationValue value) {
        Set<String> known = new HashSet<>(GROUPS);
        known.addAll(Permissions.operations());
        Map<String, Pace> limits = new HashMap<>();
        value.members().forEach((name, limit) -> {
            if (!known.contains(name)) {
                throw limit.wrong("the name of an operation such as StartExecution or one of "
                        + GROUPS.stream().sorted().collect(Collectors.joining(", ")), name);
            }
            limit.requireOnly(Set.of("rate", "burst"));
            int rate = limit.get("rate").number(1, MOST);
            limits.put(name, new Pace(rate, limit.find("burst").map(one -> one.number(1, MOST)).orElse(rate)));
        });
        return limits;
    }

    /** What holds for an operation of a caller, if anything does. */
    Optional<Limit> of(Principal principal, String operation) {
        if (all.isEmpty() && roles.isEmpty() && keys.isEmpty()) {
            return Optional.empty();
        }
        String group = group(operation);
        return limit(keys.getOrDefault(principal.key(), keys.getOrDefault(principal.name(), Map.of())), operation,
                group).or(
                        () -> principal.grants().stream()
                                .flatMap(grant -> limit(roles.getOrDefault(grant.role(), Map.of()), operation, group)
                                        .stream())
                                .max(Comparator.comparingDouble(limit -> limit.pace().rate())))
                .or(() -> limit(all, operation, group));
    }

    private static Optional<Limit> limit(Map<String, Pace> limits, String operation, String group) {
        return Optional.ofNullable(limits.get(operation)).map(pace -> new Limit(operation, pace))
                .or(() -> Optional.ofNullable(limits.get(group)).map(pace -> new Limit(group, pace)));
    }

    private static String group(String operation) {
        if (STARTS.contains(operation)) {
            return "starts";
        }
        if (TASKS.contains(operation)) {
            return "tasks";
        }
        return switch (Permissions.of(operation).orElse(Permission.NONE)) {
            case VIEW, NONE -> "reads";
            case OPERATE, APPROVE -> "actions";
            case EDIT, ADMINISTER -> "changes";
        };
    }
}
