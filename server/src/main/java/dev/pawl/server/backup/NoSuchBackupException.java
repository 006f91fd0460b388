package dev.pawl.server.backup;

/** Somebody named a backup that is not there: a mistake of theirs, not of what is kept. */
public final class NoSuchBackupException extends BackupException {
    private static final long serialVersionUID = 1L;

    /** With what was expected and what is there. */
    NoSuchBackupException(String message) {
        super(message);
    }
}
