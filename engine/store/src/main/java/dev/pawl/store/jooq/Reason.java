package dev.pawl.store.jooq;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jooq.exception.DataAccessException;

/** Why something could not be done with a database, for people: without the statement that was to do it. */
public final class Reason {
    private Reason() {}

    /** What the database says where it has a word in it, and the message otherwise. */
    public static String of(Throwable thrown) {
        if (thrown instanceof CompletionException && thrown.getCause() != null) {
            return of(thrown.getCause());
        }
        if (thrown instanceof DataAccessException) {
            for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException said) {
                    return words(said);
                }
            }
        }
        return words(thrown instanceof UncheckedIOException && thrown.getCause() != null ? thrown.getCause() : thrown);
    }

    private static String words(Throwable thrown) {
        return Objects.requireNonNullElseGet(thrown.getMessage(), thrown::toString).lines().findFirst().orElse("");
    }
}
