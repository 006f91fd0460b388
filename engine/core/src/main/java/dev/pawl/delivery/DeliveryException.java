package dev.pawl.delivery;

/** Something could not be delivered now; it is tried again later. */
public final class DeliveryException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what stood in the way. */
    public DeliveryException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says what stood in the way. */
    public DeliveryException(String message) {
        super(message);
    }
}
