package dev.pawl.items.folder;

import dev.pawl.connector.ConnectorProvider.Settings;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.BucketsProvider;
import java.nio.file.Path;
import java.util.Optional;

/** Makes buckets of the folders in PAWL_BUCKETS, if that is set. */
public final class FolderBucketsProvider implements BucketsProvider {
    /** The setting that names the folder. */
    public static final String SETTING = "PAWL_BUCKETS";

    /** For {@link java.util.ServiceLoader}. */
    public FolderBucketsProvider() {}

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public boolean local() {
        return true;
    }

    @Override
    public Optional<Buckets> create(Settings settings) {
        return settings.variable().apply(SETTING).map(Path::of).map(FolderBuckets::new);
    }
}
