package dev.pawl.arn;

/**
 * A text that is no ARN, or not of the kind that is expected. The message is what AWS puts into
 * {@code Invalid Arn: '…'}.
 */
public final class ArnException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong. */
    public ArnException(String message) {
        super(message);
    }
}
