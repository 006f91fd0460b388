package dev.pawl.aws.s3;

import dev.pawl.items.bucket.BucketException;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.Listing;
import dev.pawl.items.bucket.ObjectRef;
import dev.pawl.items.bucket.StoredObject;
import dev.pawl.items.bucket.Upload;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Buckets in S3. The client is made by the first call, so that an engine that reads no items pays nothing.
 */
final class S3Buckets implements Buckets {
    private final Supplier<S3Client> maker;
    private @Nullable S3Client made;

    S3Buckets(Supplier<S3Client> maker) {
        this.maker = maker;
    }

    private synchronized S3Client client() {
        S3Client client = made;
        if (client == null) {
            client = maker.get();
            made = client;
        }
        return client;
    }

    @Override
    public boolean has(String bucket) throws BucketException {
        try {
            S3Errors.translated(() -> client().headBucket(head -> head.bucket(bucket)));
            return true;
        } catch (BucketException e) {
            if (e.code().equals("NoSuchBucket")) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public StoredObject open(ObjectRef object, long offset, long length) throws BucketException {
        GetObjectRequest.Builder get = GetObjectRequest.builder().bucket(object.bucket()).key(object.key());
        object.versionId().ifPresent(get::versionId);
        object.etag().ifPresent(get::ifMatch);
        object.expectedOwner().ifPresent(get::expectedBucketOwner);
        if (offset > 0 || length != Long.MAX_VALUE) {
            get.range("bytes=" + offset + "-" + (length == Long.MAX_VALUE ? "" : offset + length - 1));
        }
        ResponseInputStream<GetObjectResponse> content = S3Errors
                .translated(() -> client().getObject(get.build()));
        GetObjectResponse about = content.response();
        RangedContent ranged = RangedContent.of(content, offset);
        return new StoredObject(ranged, ranged.sizeBytes(), about.eTag() == null ? "" : about.eTag(),
                Optional.ofNullable(about.versionId()).filter(version -> !version.equals("null")),
                Optional.ofNullable(about.contentEncoding()));
    }

    @Override
    public Listing list(String bucket, String prefix, Optional<String> after) throws BucketException {
        ListObjectsV2Response page = S3Errors.translated(() -> client().listObjectsV2(
                list -> list.bucket(bucket).prefix(prefix).startAfter(after.orElse(null))));
        return new Listing(page.contents().stream().map(S3Buckets::entry).toList(),
                Boolean.TRUE.equals(page.isTruncated()));
    }

    private static Listing.Entry entry(S3Object object) {
        return new Listing.Entry(object.key(), object.eTag() == null ? "" : object.eTag(),
                object.lastModified() == null ? Instant.EPOCH : object.lastModified(),
                object.size() == null ? 0 : object.size(),
                object.storageClassAsString() == null ? "STANDARD" : object.storageClassAsString());
    }

    @Override
    public Upload put(String bucket, String key, String contentType) {
        return new S3Upload(client(), bucket, key, contentType);
    }

    @Override
    public void delete(String bucket, String key) throws BucketException {
        S3Errors.translated(() -> client().deleteObject(gone -> gone.bucket(bucket).key(key)));
    }

    @Override
    public synchronized void close() {
        if (made != null) {
            made.close();
        }
    }
}
