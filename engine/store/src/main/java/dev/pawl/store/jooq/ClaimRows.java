package dev.pawl.store.jooq;

import dev.pawl.store.Claims.Place;
import dev.pawl.store.Claims.State;
import dev.pawl.store.ExecutionLog.ClaimChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes changes of claims that go with appends. Nothing is executed for appends that have none. */
final class ClaimRows {
    private final Batch tie;
    private final Batch wait;
    private final Batch free;
    private final Batch freeAll;

    ClaimRows(Connection connection, Statements statements) throws SQLException {
        tie = new Batch(connection, statements.tieClaims());
        wait = new Batch(connection, statements.waitForPlace());
        free = new Batch(connection, statements.freePlaces());
        freeAll = new Batch(connection, statements.freeAllPlaces());
    }

    /** In the order in which they may be executed: what waits and is freed in one turn is gone. */
    List<Batch> batches() {
        return List.of(wait, free, freeAll);
    }

    void clear() throws SQLException {
        tie.clear();
    }

    /** Adds what ties an execution to its claims, if the append does; returns whether it does. */
    boolean addTie(List<ClaimChange> changes) throws SQLException {
        boolean ties = false;
        for (ClaimChange change : changes) {
            if (change instanceof ClaimChange.Tie one) {
                tie.add(one.arn());
                ties = true;
            }
        }
        return ties;
    }

    /** What {@link #addTie} adds to. */
    Batch ties() {
        return tie;
    }

    void add(List<ClaimChange> changes, long now) throws SQLException {
        for (ClaimChange change : changes) {
            switch (change) {
                case ClaimChange.Tie one -> {
                    // written before
                }
                case ClaimChange.Wait one -> add(one, now);
                case ClaimChange.Free one -> free.add(one.arn(), one.eventId());
                case ClaimChange.FreeAll one -> freeAll.add(one.arn());
            }
        }
    }

    private void add(ClaimChange.Wait one, long now) throws SQLException {
        State state = State.WAITING;
        for (Place place : one.places()) {
            wait.add(place.limit(), place.group(), one.arn(), one.eventId(), JooqClaims.code(state), 1L,
                    place.priority(), now);
            state = State.LATER;
        }
    }
}
