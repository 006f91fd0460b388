package dev.pawl.items.folder;

import dev.pawl.items.bucket.BucketException;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.Listing;
import dev.pawl.items.bucket.ObjectRef;
import dev.pawl.items.bucket.StoredObject;
import dev.pawl.items.bucket.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A folder whose folders are buckets, with a file for each object. Symbolic links in a bucket are not there
 * for it,
 * so no key leads out of a bucket; a bucket itself may be a link.
 */
public final class FolderBuckets implements Buckets {
    private static final int PAGE = 10_000;

    private final Path root;

    /** The folders of that folder. */
    public FolderBuckets(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public boolean has(String bucket) {
        return bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,254}") && Files.isDirectory(root.resolve(bucket));
    }

    private ObjectPaths paths(String bucket) throws BucketException {
        if (!has(bucket)) {
            throw BucketException.noSuchBucket();
        }
        try {
            return new ObjectPaths(root.resolve(bucket).toRealPath());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public StoredObject open(ObjectRef object, long offset, long length) throws BucketException {
        Path file = paths(object.bucket()).existing(object.key());
        if (object.versionId().isPresent()) {
            throw new BucketException("NoSuchVersion", "The specified version does not exist.", null);
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            return opened(object, file, channel, offset);
        } catch (NoSuchFileException e) {
            throw BucketException.noSuchKey();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static StoredObject opened(ObjectRef object, Path file, FileChannel channel, long offset)
            throws IOException {
        try {
            BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            String etag = etag(about);
            if (object.etag().isPresent() && !object.etag().get().equals(etag)) {
                throw BucketException.changed();
            }
            channel.position(Math.min(offset, about.size()));
            InputStream content = Channels.newInputStream(channel);
            return new StoredObject(content, about.size(), etag, Optional.empty(), Optional.empty());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Changes whenever a file is replaced or written to; reading all of it for a digest would be dear. */
    static String etag(BasicFileAttributes about) {
        long nanos = about.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS);
        return "\"" + Long.toHexString(about.size()) + "-" + Long.toHexString(nanos) + "-"
                + Integer.toHexString(String.valueOf(about.fileKey()).hashCode()) + "\"";
    }

    @Override
    public Listing list(String bucket, String prefix, Optional<String> after) throws BucketException {
        try {
            return new FolderListing(paths(bucket).bucket(), prefix, after, PAGE).read();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public Upload put(String bucket, String key, String contentType) throws BucketException {
        Path file = paths(bucket).forWriting(key);
        try {
            return new FolderUpload(file);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void delete(String bucket, String key) throws BucketException {
        try {
            Files.deleteIfExists(paths(bucket).existing(key));
        } catch (BucketException e) {
            if (!e.code().equals("NoSuchKey")) {
                throw e;
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    static BucketException failed(IOException e) {
        if (e instanceof BucketException known) {
            return known;
        }
        String code = e instanceof java.nio.file.AccessDeniedException ? "AccessDenied" : "InternalError";
        return new BucketException(code, e instanceof java.nio.file.AccessDeniedException
                ? "Access Denied"
                : String.valueOf(e.getMessage()), e);
    }
}
