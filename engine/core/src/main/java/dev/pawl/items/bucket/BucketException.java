package dev.pawl.items.bucket;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A bucket did not do what was asked. */
public final class BucketException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String reason;

    /**
     * With what is known of it.
     *
     * @param code
     *            S3's code of the error, such as NoSuchKey
     * @param reason
     *            S3's text
     */
    public BucketException(String code, String reason, @Nullable Throwable why) {
        super(code + ": " + reason, why);
        this.code = code;
        this.reason = reason;
    }

    /** There is no such object. */
    public static BucketException noSuchKey() {
        return new BucketException("NoSuchKey", "The specified key does not exist.", null);
    }

    /** There is no such bucket. */
    public static BucketException noSuchBucket() {
        return new BucketException("NoSuchBucket", "The specified bucket does not exist", null);
    }

    /** The object is another than the one that was asked for. */
    public static BucketException changed() {
        return new BucketException("PreconditionFailed",
                "At least one of the pre-conditions you specified did not hold", null);
    }

    /** S3's code of the error, such as NoSuchKey. */
    public String code() {
        return code;
    }

    /** S3's text. */
    public String reason() {
        return reason;
    }
}
