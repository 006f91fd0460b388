package dev.pawl.container.engine;

/** A plan asks for something that the configuration does not allow. */
public final class PlanRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a whole sentence. */
    public PlanRefusedException(String message) {
        super(message);
    }
}
