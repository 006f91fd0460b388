package dev.pawl.store.jooq;

import dev.pawl.store.jooq.Tables.Meta;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Takes a store out of use, such as one that was moved: no server opens it until somebody takes it into use
 * again.
 */
public final class Retirement {
    /** How long a reason is at most. */
    public static final int REASON_LENGTH = 500;

    private static final String NAME = "retired";
    /** What ends a line, steers a terminal or turns a text around. */
    private static final Pattern NO_TEXT = Pattern
            .compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]+");

    private Retirement() {}

    /**
     * Takes a store out of use.
     *
     * @param why
     *            told to whoever wants to use it: as one line, and its first {@value #REASON_LENGTH} characters
     * @throws StoreException
     *             if a server uses it, or it is retired already
     */
    public static void begin(StoreAddress address, Instant now, String why) {
        try (StoreDatabase database = StoreDatabase.alone(address)) {
            database.sql().insertInto(Meta.TABLE, Meta.NAME, Meta.VALUE)
                    .values(NAME, now.truncatedTo(ChronoUnit.SECONDS) + ": " + line(why)).execute();
            database.commit();
        } catch (DataAccessException e) {
            throw new StoreException("Expected to retire " + address + ", but: " + Reason.of(e), e);
        }
    }

    private static String line(String why) {
        String line = NO_TEXT.matcher(why).replaceAll(" ").strip();
        if (line.length() <= REASON_LENGTH) {
            return line;
        }
        boolean between = Character.isHighSurrogate(line.charAt(REASON_LENGTH - 1));
        return line.substring(0, between ? REASON_LENGTH - 1 : REASON_LENGTH);
    }

    /**
     * Takes it into use again.
     *
     * @return whether it was retired
     */
    public static boolean end(StoreAddress address) {
        try (StoreDatabase database = StoreDatabase.held(address)) {
            int gone = database.sql().deleteFrom(Meta.TABLE).where(Meta.NAME.eq(NAME)).execute();
            database.commit();
            return gone > 0;
        } catch (DataAccessException e) {
            throw new StoreException("Expected to take " + address + " into use, but: " + Reason.of(e), e);
        }
    }

    /** When and why a store was retired, if it was. */
    static Optional<String> of(DSLContext sql) {
        return sql.select(Meta.VALUE).from(Meta.TABLE).where(Meta.NAME.eq(NAME)).fetchOptional(Meta.VALUE);
    }

    /** Refuses one that is retired. */
    static void refuse(DSLContext sql, String database) {
        of(sql).ifPresent(why -> {
            throw new StoreException("Expected a store in use in " + database + ", but it was retired at " + why
                    + ". If nothing has run on another copy since, pawl db unretire --db " + database
                    + " takes it into use again.");
        });
    }
}
