package dev.pawl.items.bucket;

import dev.pawl.connector.ConnectorProvider;
import java.util.Optional;

/** Makes buckets; found by {@link java.util.ServiceLoader}, so that a jar on the path is enough. */
public interface BucketsProvider {
    /** A name for logs, such as {@code s3}. */
    String name();

    /** Whether its buckets are of this machine: those are looked into before others. */
    boolean local();

    /** Buckets, unless the settings want none of this kind; nothing is connected to before the first use. */
    Optional<Buckets> create(ConnectorProvider.Settings settings);
}
