package dev.pawl.store.jooq;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** The database cannot be used, or not now; the message says which and why. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what was expected and what was found. */
    public StoreException(String message) {
        super(message);
    }

    /** With what lies behind it. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the database does not answer at present: the same may well be possible in a moment. */
    public boolean isAway() {
        Throwable cause = getCause();
        while (cause != null) {
            if (cause instanceof SQLException failed && isAway(failed)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Whether the database's own pages are damaged: trying again does not help. */
    public boolean isDamaged() {
        Throwable cause = this;
        while (cause != null) {
            if (cause instanceof SQLException failed && isDamaged(failed)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isDamaged(SQLException failed) {
        String state = String.valueOf(failed.getSQLState());
        String text = String.valueOf(failed.getMessage());
        return text.startsWith("[SQLITE_CORRUPT") || text.startsWith("[SQLITE_NOTADB") || state.startsWith("XX00");
    }

    /** Connections that break or cannot be made, and a server that shuts down or starts. */
    private static boolean isAway(SQLException failed) {
        String state = String.valueOf(failed.getSQLState());
        return failed instanceof SQLTransientConnectionException || state.startsWith("08") || state.startsWith("57P");
    }
}
