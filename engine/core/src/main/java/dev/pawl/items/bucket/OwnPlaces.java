package dev.pawl.items.bucket;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.connector.ConnectorProvider.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the server keeps what is of all machines: its archive, its backups, its store. Definitions reach none
 * of them,
 * because whoever may edit one machine would read the others' executions there.
 *
 * @param buckets
 *            whole buckets
 * @param paths
 *            folders and files of this machine
 * @param root
 *            the folder of which the folders are buckets
 */
public record OwnPlaces(Set<String> buckets, List<Path> paths, Optional<Path> root) {
    /** There are none. */
    public static final OwnPlaces NONE = new OwnPlaces(Set.of(), List.of(), Optional.empty());

    private static final String S3 = "s3://";
    private static final String JDBC = "jdbc:";

    /** Keeps its own copies. */
    public OwnPlaces {
        buckets = Set.copyOf(buckets);
        paths = List.copyOf(paths);
    }

    /** Those that settings name. */
    public static OwnPlaces of(Settings settings) {
        Configuration configuration = settings.configuration();
        Optional<String> backup = text(configuration, "backup", "to");
        Stream<Path> named = Stream.of(text(configuration, "archive", "folder"),
                backup.filter(place -> !place.startsWith(S3)),
                text(configuration, "database", "url").filter(url -> !url.startsWith(JDBC)))
                .flatMap(Optional::stream).map(configuration::resolve);
        Stream<Path> variable = settings.variable().apply("PAWL_DB").filter(url -> !url.startsWith(JDBC))
                .map(Path::of).stream();
        return new OwnPlaces(
                Stream.of(text(configuration, "archive", "bucket"), backup.filter(place -> place.startsWith(S3))
                        .map(place -> place.substring(S3.length()).split("/", 2)[0])).flatMap(Optional::stream)
                        .collect(Collectors.toSet()),
                Stream.concat(named, variable).toList(), settings.variable().apply("PAWL_BUCKETS").map(Path::of));
    }

    private static Optional<String> text(Configuration configuration, String section, String member) {
        return configuration.value(section).flatMap(value -> value.find(member)).map(ConfigurationValue::text);
    }

    /** Whether a bucket is one of them, or has one of them in it. */
    public boolean has(String bucket) {
        return buckets.stream().anyMatch(bucket::equalsIgnoreCase)
                || (!paths.isEmpty() && root.isPresent() && holds(root.get(), bucket));
    }

    private boolean holds(Path folder, String bucket) {
        if (!bucket.matches("[A-Za-z0-9._-]+")) {
            return false;
        }
        Path real = real(folder.resolve(bucket));
        return paths.stream().anyMatch(path -> real(path).startsWith(real));
    }

    /** Without links, as far as it is there already. */
    private static Path real(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        Path there = whole;
        while (there != null) {
            try {
                return there.toRealPath().resolve(there.relativize(whole)).normalize();
            } catch (IOException e) {
                there = there.getParent();
            }
        }
        return Objects.requireNonNull(whole);
    }

    /** Why it is not reached. */
    public static String reason(String bucket) {
        return "Access Denied: workflows do not reach the bucket " + bucket
                + ", in which this server keeps its archive, its backups or its store";
    }
}
