package dev.pawl.aws.s3;

import dev.pawl.items.bucket.BucketException;
import dev.pawl.items.bucket.Upload;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Puts an object: at once if it is small, else in parts, of which one is in memory at a time. */
final class S3Upload implements Upload {
    /** S3 takes 10,000 parts of at least 5 MiB: this much for each allows 80 GB. */
    private static final int PART_BYTES = 8 << 20;

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final String contentType;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream(1 << 16);
    private final List<CompletedPart> parts = new ArrayList<>();
    private @Nullable String uploadId;
    private long sizeBytes;

    S3Upload(S3Client client, String bucket, String key, String contentType) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.contentType = contentType;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws BucketException {
        part.write(bytes, offset, length);
        sizeBytes += length;
        if (part.size() >= PART_BYTES) {
            sendPart();
        }
    }

    private void sendPart() throws BucketException {
        int number = parts.size() + 1;
        String id = begun();
        RequestBody body = RequestBody.fromBytes(part.toByteArray());
        String etag = S3Errors.translated(() -> client.uploadPart(
                upload -> upload.bucket(bucket).key(key).uploadId(id).partNumber(number), body)).eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
        part.reset();
    }

    private String begun() throws BucketException {
        String id = uploadId;
        if (id == null) {
            id = S3Errors.translated(() -> client
                    .createMultipartUpload(begin -> begin.bucket(bucket).key(key).contentType(contentType))).uploadId();
            uploadId = id;
        }
        return id;
    }

    @Override
    public long complete() throws BucketException {
        if (uploadId == null) {
            RequestBody body = RequestBody.fromBytes(part.toByteArray());
            S3Errors.translated(
                    () -> client.putObject(put -> put.bucket(bucket).key(key).contentType(contentType), body));
            return sizeBytes;
        }
        if (part.size() > 0) {
            sendPart();
        }
        S3Errors.translated(() -> client.completeMultipartUpload(end -> end.bucket(bucket).key(key)
                .uploadId(uploadId).multipartUpload(all -> all.parts(parts))));
        uploadId = null;
        return sizeBytes;
    }

    @Override
    public void close() {
        String id = uploadId;
        if (id != null) {
            uploadId = null;
            try {
                client.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(id));
            } catch (SdkException e) {
                return; // S3's own rules for unfinished uploads clean up what is left
            }
        }
    }
}
