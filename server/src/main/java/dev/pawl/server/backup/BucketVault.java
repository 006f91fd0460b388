package dev.pawl.server.backup;

import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.Listing;
import dev.pawl.items.bucket.ObjectRef;
import dev.pawl.items.bucket.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bucket in S3, or in what speaks like it; large files go there in parts.
 *
 * @param prefix
 *            what keys begin with: empty, or ending in a slash
 */
public record BucketVault(Buckets buckets, String bucket, String prefix) implements Vault {
    private static final String SCHEME = "s3://";
    private static final int CHUNK_BYTES = 1 << 16;

    /** Whether that names a bucket, and not a folder. */
    public static boolean named(String place) {
        return place.startsWith(SCHEME);
    }

    /**
     * The place that a URL names.
     *
     * @param url
     *            such as {@code s3://bucket/prefix}
     */
    public static BucketVault of(String url, Buckets buckets) {
        String rest = url.substring(SCHEME.length());
        int slash = rest.indexOf('/');
        String bucket = slash < 0 ? rest : rest.substring(0, slash);
        if (bucket.isEmpty()) {
            throw new BackupException("Expected s3://BUCKET/PREFIX, but got " + url);
        }
        String prefix = slash < 0 ? "" : rest.substring(slash + 1);
        return new BucketVault(buckets, bucket, prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/");
    }

    @Override
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        Optional<String> after = Optional.empty();
        Listing page;
        do {
            page = buckets.list(bucket, prefix, after);
            for (Listing.Entry entry : page.entries()) {
                String name = entry.key().substring(prefix.length());
                if (!name.isEmpty() && !name.contains("/")) {
                    names.add(name);
                }
                after = Optional.of(entry.key());
            }
        } while (page.more());
        return names;
    }

    @Override
    public void put(Path file, String name) throws IOException {
        try (Upload upload = buckets.put(bucket, prefix + name,
                name.endsWith(".json") ? "application/json" : "application/octet-stream");
                InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
                upload.write(chunk, 0, got);
            }
            upload.complete();
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        return buckets.open(ObjectRef.of(bucket, prefix + name), 0).content();
    }

    @Override
    public void delete(String name) throws IOException {
        buckets.delete(bucket, prefix + name);
    }

    @Override
    public Path workFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    @Override
    public void close() {
        buckets.close();
    }

    @Override
    public String toString() {
        return SCHEME + bucket + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1));
    }
}
