package dev.pawl.store.jooq;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Optional;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;

/** What differs between SQLite and PostgreSQL, and where connections come from. */
interface Database extends AutoCloseable {
    /** Which SQL is rendered. */
    SQLDialect dialect();

    /** Names the database to people. */
    String name();

    /** Where it is. */
    StoreAddress address();

    /** A connection that may write, in manual commit; the caller closes it. There is one writer at a time. */
    Connection openWriter() throws SQLException;

    /** A connection that reads, in manual commit, to be given back. Each transaction sees one state. */
    Connection borrowReader() throws SQLException;

    /** Takes a reader back, which has no transaction open. */
    void giveBack(Connection reader) throws SQLException;

    /** Numbers for rows that begin now, from the writer's transaction. */
    Keys keys(Connection writer) throws SQLException;

    /** Milliseconds since 1970 by the clock that all nodes share, as a part of a statement. */
    Field<Long> now();

    /** How many connections read at present. */
    int readersBusy();

    /** How large it is. */
    long sizeBytes(DSLContext sql);

    /** The file, if it is one of this machine. */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /**
     * Whether changes that have nothing to do with each other may share a commit. Where several nodes write, each
     * would hold the locks of all until then, and nodes could wait for each other in a circle.
     */
    default boolean sharesCommits() {
        return false;
    }

    /** The writer calls it between two transactions, for what must be done now and then. */
    default void settle() {}

    @Override
    void close();

    /** Gives out keys that were never used and count up. */
    interface Keys {
        /** The next keys of executions, one for each of these transitions. */
        long[] executions(long[] transitionIds) throws SQLException;

        /** The next ids of messages. */
        long[] messages(int count) throws SQLException;

        /** The next key of a map run. */
        long mapRun() throws SQLException;

        /** Where taking numbers costs a round trip: takes so many with the statement that begins a transaction. */
        default Optional<Ahead> ahead(int executions, int messages) {
            return Optional.empty();
        }
    }

    /** Numbers that are taken together with what another statement does. */
    interface Ahead {
        /** To be executed after another statement. */
        String sql();

        /** Binds its parameters from that index on. */
        void bind(PreparedStatement statement, int first) throws SQLException;

        /** Reads what follows the result that is the current one. */
        void read(PreparedStatement statement) throws SQLException;
    }
}
