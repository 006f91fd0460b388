package dev.pawl.archive;

import java.io.IOException;

/** An archive file was read, but is not as it was written; reading it again does not help. */
public final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedFileException(String message) {
        super(message);
    }

    DamagedFileException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What a parser found in a file. */
    static DamagedFileException in(String file, Exception found) {
        return found instanceof DamagedFileException known
                ? known
                : new DamagedFileException("Expected " + file + " as it was written, but it is damaged: "
                        + String.valueOf(found.getMessage()).lines().findFirst().orElse(""), found);
    }
}
