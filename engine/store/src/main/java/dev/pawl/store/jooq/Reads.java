package dev.pawl.store.jooq;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** Reads in short transactions on connections of their own, so that nobody who reads holds the writer up. */
final class Reads {
    private final Database database;

    Reads(Database database) {
        this.database = database;
    }

    /**
     * Reads one state of the database.
     *
     * @throws StoreException
     *             if the database cannot be read
     */
    <T> T read(Function<DSLContext, T> query) {
        try {
            Connection connection = database.borrowReader();
            try {
                return query.apply(DSL.using(connection, database.dialect()));
            } finally {
                connection.rollback();
                database.giveBack(connection);
            }
        } catch (SQLException | DataAccessException e) {
            throw new StoreException("Expected to read from " + database.name() + ", but: " + Reason.of(e), e);
        }
    }
}
