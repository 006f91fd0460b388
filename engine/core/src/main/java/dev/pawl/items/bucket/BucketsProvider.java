package dev.pawl.items.bucket;

import dev.pawl.connector.ConnectorProvider;

/** Makes buckets; found by {@link java.util.ServiceLoader}, so that a jar on the path is enough. */
public interface BucketsProvider {
    /** A name for logs and settings, such as {@code s3}. */
    String name();

    /** Buckets with those settings; nothing is connected to before the first use. */
    Buckets create(ConnectorProvider.Settings settings);
}
