package dev.pawl.server.backup;

/** A backup cannot be made, found or used; the message says why and what to do. */
public class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what was expected and what was found. */
    public BackupException(String message) {
        super(message);
    }

    /** With what lies behind it. */
    public BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
