package dev.pawl.server.assembly;

import dev.pawl.archive.ArchiveFiles;
import dev.pawl.archive.BucketFiles;
import dev.pawl.archive.FolderFiles;
import dev.pawl.archive.OneFile;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.BucketsInOrder;
import dev.pawl.items.bucket.BucketsProvider;
import dev.pawl.retention.Keep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * What the section {@code archive} says.
 *
 * @param files
 *            where archives lie
 * @param interval
 *            how long is gathered before a file is written
 * @param maxAge
 *            how long files are kept
 */
public record ArchiveSettings(ArchiveFiles files, Duration interval, Keep maxAge) {
    private static final Set<String> MEMBERS = Set.of("folder", "bucket", "prefix", "interval", "maxAge");
    private static final String S3 = "s3://";
    private static final Duration INTERVAL = Duration.ofMinutes(15);

    /** Reads the section, if there is one. */
    public static Optional<ArchiveSettings> read(ConnectorProvider.Settings settings, ClassLoader classes) {
        return settings.configuration().value("archive").map(section -> {
            ConfigurationValue value = section.requireOnly(MEMBERS);
            return new ArchiveSettings(files(value, settings, classes),
                    value.find("interval").map(ConfigurationValue::duration).orElse(INTERVAL),
                    value.find("maxAge").map(Keep::read).orElseGet(Keep::forever));
        });
    }

    private static ArchiveFiles files(ConfigurationValue value, ConnectorProvider.Settings settings,
            ClassLoader classes) {
        Optional<String> folder = value.optionalText("folder");
        Optional<String> bucket = value.optionalText("bucket");
        if (folder.isPresent() == bucket.isPresent()) {
            throw value.wrong("a folder or a bucket");
        }
        if (folder.isPresent()) {
            return new FolderFiles(settings.configuration().resolve(folder.get()));
        }
        return bucket(bucket.orElseThrow(), value.optionalText("prefix").orElse("pawl-archive/"), settings, classes)
                .orElseThrow(() -> value.wrong("a folder, for no connector here knows buckets"));
    }

    /**
     * Where people say that archives lie.
     *
     * @param place
     *            a folder, a file, or {@code s3://bucket/prefix}
     */
    public static Optional<ArchiveFiles> at(String place, ConnectorProvider.Settings settings, ClassLoader classes) {
        if (!place.startsWith(S3)) {
            Path path = Path.of(place);
            return Optional.of(Files.isRegularFile(path) ? new OneFile(path) : new FolderFiles(path));
        }
        String rest = place.substring(S3.length());
        int slash = rest.indexOf('/');
        return bucket(slash < 0 ? rest : rest.substring(0, slash), slash < 0 ? "" : rest.substring(slash + 1), settings,
                classes);
    }

    private static Optional<ArchiveFiles> bucket(String bucket, String prefix, ConnectorProvider.Settings settings,
            ClassLoader classes) {
        List<Buckets> buckets = ServiceLoader.load(BucketsProvider.class, classes).stream()
                .map(ServiceLoader.Provider::get).sorted(Comparator.comparing(provider -> !provider.local()))
                .flatMap(provider -> provider.create(settings).stream()).toList();
        return buckets.isEmpty()
                ? Optional.empty()
                : Optional.of(new BucketFiles(BucketsInOrder.of(buckets), bucket, prefix));
    }
}
