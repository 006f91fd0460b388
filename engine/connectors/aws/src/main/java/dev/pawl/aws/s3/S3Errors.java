package dev.pawl.aws.s3;

import dev.pawl.items.bucket.BucketException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Says what S3, or the way to it, did not do. */
final class S3Errors {
    private S3Errors() {}

    static <T> T translated(Supplier<T> call) throws BucketException {
        try {
            return call.get();
        } catch (S3Exception e) {
            throw of(e);
        } catch (SdkException e) {
            throw new BucketException("SdkClientException", reason(e), e);
        }
    }

    /** Without credentials the SDK lists all the classes that looked for some, which helps nobody. */
    private static String reason(SdkException e) {
        String text = String.valueOf(e.getMessage());
        return text.startsWith("Unable to load credentials")
                ? "No folder in the bucket root has that name, and S3 cannot be asked, because there are no AWS"
                        + " credentials in the environment, a profile or the machine's role"
                : text;
    }

    /** A HEAD has no body, and so some answers have no code. */
    private static BucketException of(S3Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        String text = details == null || details.errorMessage() == null
                ? String.valueOf(e.getMessage())
                : details.errorMessage();
        if (code.isEmpty() || code.matches("\\d+") || code.equals("NotFound")) {
            code = switch (e.statusCode()) {
                case 404 -> "NoSuchBucket";
                case 403 -> "AccessDenied";
                case 412 -> "PreconditionFailed";
                case 416 -> "InvalidRange";
                default -> "S3Exception";
            };
        }
        return new BucketException(code, text, e);
    }
}
