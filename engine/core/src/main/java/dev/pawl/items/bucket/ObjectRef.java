package dev.pawl.items.bucket;

import java.util.Optional;

/**
 * Which object.
 *
 * @param versionId
 *            that version of it
 * @param etag
 *            only as long as its content is this one
 * @param expectedOwner
 *            only if the bucket belongs to this account
 */
public record ObjectRef(String bucket, String key, Optional<String> versionId, Optional<String> etag,
        Optional<String> expectedOwner) {
    /** Whatever lies there now. */
    public static ObjectRef of(String bucket, String key) {
        return new ObjectRef(bucket, key, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, pinned to a content. */
    public ObjectRef pinned(Optional<String> version, Optional<String> tag) {
        return new ObjectRef(bucket, key, version, tag, expectedOwner);
    }

    /** Such as S3://bucket/key, which the context object shows. */
    public String uri() {
        return "S3://" + bucket + "/" + key;
    }
}
