package dev.pawl.graph;

/** A state machine that is not drawn; the message says why. */
public final class GraphException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GraphException(String message) {
        super(message, null, false, false);
    }
}
