package dev.pawl.server.backup;

import dev.pawl.connector.ConnectorProvider;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.BucketsInOrder;
import dev.pawl.items.bucket.BucketsProvider;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the place that people name. */
public final class Vaults {
    private Vaults() {}

    /**
     * A folder, or a bucket.
     *
     * @param place
     *            a path, or {@code s3://bucket/prefix}
     * @param settings
     *            for those who reach buckets
     */
    public static Vault of(String place, ConnectorProvider.Settings settings, ClassLoader classes) {
        if (!BucketVault.named(place)) {
            return new FolderVault(Path.of(place).toAbsolutePath().normalize());
        }
        List<Buckets> kinds = ServiceLoader.load(BucketsProvider.class, classes).stream()
                .map(ServiceLoader.Provider::get).sorted(Comparator.comparing(provider -> !provider.local()))
                .flatMap(provider -> provider.create(settings).stream()).toList();
        if (kinds.isEmpty()) {
            throw new BackupException("Expected something that reaches buckets for " + place
                    + ", but there is nothing on the class path");
        }
        return BucketVault.of(place, BucketsInOrder.of(kinds));
    }
}
