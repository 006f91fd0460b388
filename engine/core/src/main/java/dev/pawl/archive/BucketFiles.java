package dev.pawl.archive;

import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.Listing;
import dev.pawl.items.bucket.ObjectRef;
import dev.pawl.items.bucket.StoredObject;
import dev.pawl.items.bucket.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Archive files in a bucket. What is too old there, the bucket's own lifecycle deletes. */
public final class BucketFiles implements ArchiveFiles {
    private static final int CHUNK = 1 << 16;

    private final Buckets buckets;
    private final String bucket;
    private final String prefix;

    /** In that bucket, with keys that begin like that. */
    public BucketFiles(Buckets buckets, String bucket, String prefix) {
        this.buckets = buckets;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public List<File> list() throws IOException {
        List<File> files = new ArrayList<>();
        Optional<String> after = Optional.empty();
        Listing page;
        do {
            page = buckets.list(bucket, prefix, after);
            for (Listing.Entry entry : page.entries()) {
                if (entry.key().endsWith(ArchiveFormat.SUFFIX)) {
                    files.add(new File(entry.key().substring(prefix.length()), entry.sizeBytes()));
                }
                after = Optional.of(entry.key());
            }
        } while (page.more() && !page.entries().isEmpty());
        return files;
    }

    @Override
    public byte[] read(String name, long from, int length) throws IOException {
        try (StoredObject object = buckets.open(ObjectRef.of(bucket, prefix + name), from, length)) {
            byte[] bytes = object.content().readNBytes(length);
            if (bytes.length < length) {
                throw new IOException(
                        "Expected " + length + " bytes at " + from + " of " + name + ", but it is shorter");
            }
            return bytes;
        }
    }

    @Override
    public Path workFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    @Override
    public void put(String name, Path from) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(from);
                Upload upload = buckets.put(bucket, prefix + name, "application/gzip")) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                upload.write(chunk, 0, read);
            }
            upload.complete();
        }
    }

    @Override
    public boolean delete(String name) {
        return false;
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix;
    }
}
