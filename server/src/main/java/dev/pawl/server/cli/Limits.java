package dev.pawl.server.cli;

import dev.pawl.engine.Quotas;
import java.util.Map;
import java.util.Set;

/** Reads limits on how much there may be. */
final class Limits {
    private static final Set<String> NAMES = Set.of("machines", "activities", "executions", "workers");

    private Limits() {}

    /** AWS's limits, as far as there are no others under their names. */
    static Quotas of(Map<String, Integer> given) {
        given.forEach((name, number) -> {
            if (!NAMES.contains(name) || number < 0) {
                throw CommandException.usage("Expected --limit with one of " + String.join(", ", NAMES.stream().sorted()
                        .toList()) + " and a number, but got " + name + "=" + number);
            }
        });
        Quotas aws = Quotas.STANDARD;
        return new Quotas(given.getOrDefault("machines", (int) aws.stateMachines()),
                given.getOrDefault("activities", (int) aws.activities()),
                given.getOrDefault("executions", (int) aws.openExecutions()),
                given.getOrDefault("workers", aws.activityWorkers()));
    }
}
