package dev.pawl.store;

import java.time.Instant;
import java.util.List;

/**
 * A name of a machine that routes to one or two of its versions.
 *
 * @param key
 *            the store's own name of it: counts up with each alias
 * @param description
 *            empty if there is none
 */
public record AliasRecord(long key, String machineArn, String name, String description, List<Route> routes,
        Instant createdAt, Instant updatedAt) {
    /** The machine's ARN with the name. */
    public String arn() {
        return machineArn + ":" + name;
    }

    /** The ARN of a version of the same machine. */
    public String versionArn(Route route) {
        return machineArn + ":" + route.version();
    }

    /** A version's number and its share in a hundred starts. */
    public record Route(int version, int weight) {}
}
