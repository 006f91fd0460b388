package dev.pawl.egress;

import java.io.IOException;

/** A host that must not be called; the message says which rule would have to be another. */
public final class EgressException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With a whole sentence. */
    public EgressException(String message) {
        super(message);
    }
}
