package dev.pawl.testkit;

import dev.pawl.items.bucket.BucketException;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.KeyOrder;
import dev.pawl.items.bucket.Listing;
import dev.pawl.items.bucket.ObjectRef;
import dev.pawl.items.bucket.StoredObject;
import dev.pawl.items.bucket.Upload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Buckets of a stage: objects in memory. */
final class MemoryBuckets implements Buckets {
    private static final int PAGE = 1000;
    private final Map<String, NavigableMap<String, byte[]>> buckets = new TreeMap<>();
    private final Instant modified;

    /** All objects were written at that moment. */
    MemoryBuckets(Instant modified) {
        this.modified = modified;
    }

    void create(String bucket) {
        buckets.computeIfAbsent(bucket, name -> new TreeMap<>(KeyOrder.COMPARATOR));
    }

    void put(String bucket, String key, byte[] content) {
        create(bucket);
        bucket(bucket).put(key, content);
    }

    /** What lies there. */
    Optional<byte[]> get(String bucket, String key) {
        return Optional.ofNullable(bucket(bucket).get(key));
    }

    List<String> keys(String bucket) {
        return List.copyOf(bucket(bucket).keySet());
    }

    private NavigableMap<String, byte[]> bucket(String name) {
        NavigableMap<String, byte[]> objects = buckets.get(name);
        if (objects == null) {
            throw new IllegalArgumentException(
                    "Expected one of the buckets " + buckets.keySet() + ", but got " + name);
        }
        return objects;
    }

    private NavigableMap<String, byte[]> existing(String name) throws BucketException {
        NavigableMap<String, byte[]> objects = buckets.get(name);
        if (objects == null) {
            throw BucketException.noSuchBucket();
        }
        return objects;
    }

    @Override
    public boolean has(String bucket) {
        return buckets.containsKey(bucket);
    }

    @Override
    public StoredObject open(ObjectRef object, long offset, long length) throws BucketException {
        byte[] content = existing(object.bucket()).get(object.key());
        if (content == null) {
            throw BucketException.noSuchKey();
        }
        int from = (int) Math.min(offset, content.length);
        return new StoredObject(new ByteArrayInputStream(content, from, content.length - from), content.length,
                etag(content), Optional.empty(), Optional.empty());
    }

    @Override
    public Listing list(String bucket, String prefix, Optional<String> after) throws BucketException {
        List<Listing.Entry> rest = existing(bucket).entrySet().stream()
                .filter(e -> e.getKey().startsWith(prefix))
                .filter(e -> after.isEmpty() || KeyOrder.isBehind(e.getKey(), after.get()))
                .map(e -> new Listing.Entry(e.getKey(), etag(e.getValue()), modified, e.getValue().length, "STANDARD"))
                .limit(PAGE + 1L).toList();
        return new Listing(rest.subList(0, Math.min(PAGE, rest.size())), rest.size() > PAGE);
    }

    @Override
    public Upload put(String bucket, String key, String contentType) throws BucketException {
        NavigableMap<String, byte[]> objects = existing(bucket);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return new Upload() {
            @Override
            public void write(byte[] more, int offset, int length) {
                bytes.write(more, offset, length);
            }

            @Override
            public long complete() {
                objects.put(key, bytes.toByteArray());
                return bytes.size();
            }

            @Override
            public void close() {
                // nothing is kept of what was not completed
            }
        };
    }

    private static String etag(byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        return "\"" + Long.toHexString(sum.getValue()) + "\"";
    }
}
