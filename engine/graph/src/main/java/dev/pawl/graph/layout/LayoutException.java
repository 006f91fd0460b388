package dev.pawl.graph.layout;

/** A chart that is not laid out: it is too large, or it takes too long. */
public final class LayoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LayoutException(String message) {
        super(message, null, false, false);
    }
}
