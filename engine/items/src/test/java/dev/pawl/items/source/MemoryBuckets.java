package dev.pawl.items.source;

import dev.pawl.items.bucket.BucketException;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.KeyOrder;
import dev.pawl.items.bucket.Listing;
import dev.pawl.items.bucket.ObjectRef;
import dev.pawl.items.bucket.StoredObject;
import dev.pawl.items.bucket.Upload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Buckets for tests: objects in memory, with pages of two, and connections that can be made to break. */
public final class MemoryBuckets implements Buckets {
    private final Map<String, TreeMap<String, byte[]>> buckets = new TreeMap<>();
    /** The offsets at which objects were opened. */
    final List<Long> opened = new ArrayList<>();
    /** After how many bytes each connection breaks. */
    int breaksAfter = Integer.MAX_VALUE;
    /** How many bytes a connection gives at once. */
    int pieceBytes = Integer.MAX_VALUE;

    /** Puts an object. */
    public MemoryBuckets with(String bucket, String key, byte[] content) {
        buckets.computeIfAbsent(bucket, name -> new TreeMap<>(KeyOrder.COMPARATOR)).put(key, content);
        return this;
    }

    /** Puts a text. */
    public MemoryBuckets with(String bucket, String key, String content) {
        return with(bucket, key, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The keys in a bucket. */
    public List<String> keys(String bucket) {
        return List.copyOf(buckets.getOrDefault(bucket, new TreeMap<>()).keySet());
    }

    /** An object as text. */
    public String text(String bucket, String key) {
        return new String(Objects.requireNonNull(buckets.getOrDefault(bucket, new TreeMap<>()).get(key), key),
                StandardCharsets.UTF_8);
    }

    @Override
    public boolean has(String bucket) {
        return buckets.containsKey(bucket);
    }

    private NavigableMap<String, byte[]> bucket(String name) throws BucketException {
        NavigableMap<String, byte[]> objects = buckets.get(name);
        if (objects == null) {
            throw BucketException.noSuchBucket();
        }
        return objects;
    }

    @Override
    public StoredObject open(ObjectRef object, long offset, long length) throws BucketException {
        byte[] content = bucket(object.bucket()).get(object.key());
        if (content == null) {
            throw BucketException.noSuchKey();
        }
        opened.add(offset);
        String etag = "\"" + Arrays.hashCode(content) + "\"";
        InputStream rest = new ByteArrayInputStream(content, (int) offset, content.length - (int) offset);
        return new StoredObject(new Breaking(rest, breaksAfter, pieceBytes), content.length, etag, Optional.empty(),
                Optional.empty());
    }

    @Override
    public Listing list(String bucket, String prefix, Optional<String> after) throws BucketException {
        List<Listing.Entry> rest = bucket(bucket).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .filter(entry -> after.isEmpty() || KeyOrder.isBehind(entry.getKey(), after.get()))
                .map(entry -> new Listing.Entry(entry.getKey(), "\"e\"", Instant.ofEpochSecond(1_668_699_881),
                        entry.getValue().length, "STANDARD"))
                .toList();
        return new Listing(rest.subList(0, Math.min(2, rest.size())), rest.size() > 2);
    }

    @Override
    public Upload put(String bucket, String key, String contentType) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return new Upload() {
            @Override
            public void write(byte[] more, int offset, int length) {
                bytes.write(more, offset, length);
            }

            @Override
            public long complete() throws BucketException {
                bucket(bucket).put(key, bytes.toByteArray());
                return bytes.size();
            }

            @Override
            public void close() {}
        };
    }

    private static final class Breaking extends InputStream {
        private final InputStream source;
        private final int pieceBytes;
        private int left;

        Breaking(InputStream source, int after, int pieceBytes) {
            this.source = source;
            this.pieceBytes = pieceBytes;
            this.left = after;
        }

        @Override
        public int read() throws IOException {
            int one = source.read();
            if (one >= 0 && left-- <= 0) {
                throw new IOException("connection reset");
            }
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return super.read(into, offset, Math.min(length, pieceBytes));
        }
    }
}
