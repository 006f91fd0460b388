package dev.pawl.server.sam.intrinsic;

/** A value cannot be made out, and that has been reported; never leaves the resolver. */
final class UnknownValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownValueException() {
        super("reported already", null, false, false);
    }
}
