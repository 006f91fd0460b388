package dev.pawl.container.ecs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of variables in a bucket, where buckets are folders (PAWL_BUCKETS). */
final class EnvironmentFile {
    private static final Pattern OBJECT = Pattern.compile("arn:[a-z-]+:s3:::([a-z0-9][a-z0-9.-]*)/(.+)");
    private static final long MOST_BYTES = 1 << 20;

    private EnvironmentFile() {}

    /**
     * Its variables: a line each, {@code NAME=value}; others and those that begin with # are left out, as ECS
     * does
     * it.
     *
     * @throws EcsException
     *             if it cannot be read
     */
    static Map<String, String> read(String arn, Optional<String> buckets) {
        Matcher object = OBJECT.matcher(arn);
        if (!object.matches() || buckets.isEmpty()) {
            throw EcsException.client("Expected the environment file " + arn
                    + " in a folder of buckets (PAWL_BUCKETS), but "
                    + (buckets.isEmpty() ? "there is no such folder" : "that is no ARN of an object"));
        }
        Path bucket = Path.of(buckets.get(), object.group(1)).toAbsolutePath().normalize();
        Path file = bucket.resolve(object.group(2)).normalize();
        Map<String, String> variables = new LinkedHashMap<>();
        try {
            if (!file.startsWith(bucket) || Files.size(file) > MOST_BYTES) {
                throw EcsException.client("Expected an environment file of at most 1 MiB at " + arn
                        + ", but it is larger, or not in its bucket");
            }
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    variables.put(line.substring(0, equals).strip(), line.substring(equals + 1));
                }
            }
        } catch (IOException e) {
            throw EcsException.client("Expected the environment file " + arn + " in " + bucket
                    + ", but it cannot be read");
        }
        return variables;
    }
}
