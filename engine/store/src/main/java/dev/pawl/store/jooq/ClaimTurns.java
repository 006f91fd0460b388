package dev.pawl.store.jooq;

import static dev.pawl.store.jooq.ControlTables.Claim.ARN;
import static dev.pawl.store.jooq.ControlTables.Claim.BEGUN;
import static dev.pawl.store.jooq.ControlTables.Claim.EVENT_ID;
import static dev.pawl.store.jooq.ControlTables.Claim.GRANTED_AT;
import static dev.pawl.store.jooq.ControlTables.Claim.GRP;
import static dev.pawl.store.jooq.ControlTables.Claim.ID;
import static dev.pawl.store.jooq.ControlTables.Claim.LIMIT_NAME;
import static dev.pawl.store.jooq.ControlTables.Claim.PRIORITY;
import static dev.pawl.store.jooq.ControlTables.Claim.SINCE;
import static dev.pawl.store.jooq.ControlTables.Claim.STATE;
import static dev.pawl.store.jooq.ControlTables.Claim.TABLE;
import static dev.pawl.store.jooq.JooqClaims.code;

import dev.pawl.store.Claims;
import dev.pawl.store.Claims.Capacity;
import dev.pawl.store.Claims.Claim;
import dev.pawl.store.Claims.Granted;
import dev.pawl.store.Claims.Reservation;
import dev.pawl.store.Claims.State;
import dev.pawl.store.Claims.Wanted;
import dev.pawl.store.ExecutionLog.Message;
import dev.pawl.store.jooq.ControlTables.ClaimGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Gives places, in one transaction. The row of a group is locked first, groups in the order of their names:
 * so never
 * more places are given than there are, by however many nodes, and nobody waits in a circle.
 */
final class ClaimTurns {
    private static final int MOST_AT_ONCE = 256;

    private final DSLContext sql;
    private final long now;
    private final Map<String, Long> nextAt = new HashMap<>();

    ClaimTurns(DSLContext sql, Instant now) {
        this.sql = sql;
        this.now = now.toEpochMilli();
    }

    Reservation reserve(String arn, List<Wanted> wanted) {
        wanted.stream().map(one -> one.place().group()).sorted().forEach(this::lock);
        if (sql.fetchExists(TABLE, ARN.eq(arn).and(EVENT_ID.eq(Claims.EXECUTION)))) {
            return new Reservation.Made();
        }
        for (Wanted one : wanted) {
            Optional<Reservation> full = full(one);
            if (full.isPresent()) {
                return full.get();
            }
        }
        boolean further = true;
        for (Wanted one : wanted) {
            State state = !further ? State.LATER : free(one) ? State.GRANTED : State.WAITING;
            further = state == State.GRANTED;
            sql.insertInto(TABLE, LIMIT_NAME, GRP, ARN, EVENT_ID, STATE, BEGUN, PRIORITY, SINCE, GRANTED_AT)
                    .values(DSL.val(one.place().limit()), DSL.val(one.place().group()), DSL.val(arn),
                            DSL.val(Claims.EXECUTION), DSL.val(code(state)), DSL.val(0L),
                            DSL.val(one.place().priority()), DSL.val(now),
                            DSL.val(further ? now : null, GRANTED_AT.getDataType()))
                    .execute();
        }
        return new Reservation.Made();
    }

    private Optional<Reservation> full(Wanted one) {
        String group = one.place().group();
        boolean full = switch (one.whenFull()) {
            case QUEUE, REPLACE -> count(group, State.WAITING, one.mostWaiting()) >= one.mostWaiting();
            case REFUSE, COALESCE -> count(group, State.WAITING, one.capacity().concurrency())
                    + count(group, State.GRANTED, one.capacity().concurrency()) >= one.capacity().concurrency();
        };
        return full
                ? Optional.of(new Reservation.Full(one.place().limit(), one.whenFull(), oldest(group)))
                : Optional.empty();
    }

    private Optional<String> oldest(String group) {
        return first(group, State.GRANTED).or(() -> first(group, State.WAITING));
    }

    /** In the order of the index: a long queue is not sorted. */
    private Optional<String> first(String group, State state) {
        return sql.select(ARN).from(TABLE).where(GRP.eq(group)).and(STATE.eq(code(state)))
                .orderBy(PRIORITY.desc(), ID).limit(1).fetchOptional(ARN);
    }

    private boolean free(Wanted one) {
        String group = one.place().group();
        int most = one.capacity().concurrency();
        return count(group, State.WAITING, 1) == 0 && count(group, State.GRANTED, most) < most
                && takesTime(group, one.capacity());
    }

    /** How many there are, no further than that many. */
    private long count(String group, State state, int most) {
        return sql.fetchCount(DSL.selectOne().from(TABLE).where(GRP.eq(group)).and(STATE.eq(code(state))).limit(most));
    }

    /** Locks the group, which is made if need be. */
    private void lock(String group) {
        sql.insertInto(ClaimGroup.TABLE, ClaimGroup.GRP, ClaimGroup.NEXT_AT).values(group, 0L)
                .onConflict(ClaimGroup.GRP).doUpdate().set(ClaimGroup.GRP, group).execute();
        long next = sql.select(ClaimGroup.NEXT_AT).from(ClaimGroup.TABLE).where(ClaimGroup.GRP.eq(group))
                .fetchSingle(ClaimGroup.NEXT_AT);
        nextAt.put(group, next);
    }

    private boolean takesTime(String group, Capacity capacity) {
        if (capacity.intervalMillis() == 0) {
            return true;
        }
        long next = Math.max(nextAt.getOrDefault(group, 0L), now);
        if (next - now > capacity.burstMillis()) {
            return false;
        }
        nextAt.put(group, next + capacity.intervalMillis());
        sql.update(ClaimGroup.TABLE).set(ClaimGroup.NEXT_AT, next + capacity.intervalMillis())
                .where(ClaimGroup.GRP.eq(group)).execute();
        return true;
    }

    Granted grant(List<Claims.Turn> turns, Function<Claim, Map.Entry<Long, Message>> send) {
        Granted granted = new Granted(new LinkedHashMap<>(), new ArrayList<>(), new HashMap<>());
        turns.stream().sorted(Comparator.comparing(Claims.Turn::group)).forEach(turn -> {
            lock(turn.group());
            grant(turn, send, granted);
        });
        return granted;
    }

    private void grant(Claims.Turn turn, Function<Claim, Map.Entry<Long, Message>> send, Granted granted) {
        int most = turn.capacity().concurrency();
        long free = most == Integer.MAX_VALUE
                ? MOST_AT_ONCE
                : Math.min(MOST_AT_ONCE, most - count(turn.group(), State.GRANTED, most));
        if (free <= 0) {
            return;
        }
        List<Claim> first = List.copyOf(JooqClaims
                .select(sql, GRP.eq(turn.group()).and(STATE.eq(code(State.WAITING)))).orderBy(PRIORITY.desc(), ID)
                .limit(free).fetch(JooqClaims::claim));
        for (Claim claim : first) {
            if (!takesTime(turn.group(), turn.capacity())) {
                granted.next().put(turn.group(), Instant.ofEpochMilli(
                        nextAt.getOrDefault(turn.group(), 0L) - turn.capacity().burstMillis()));
                return;
            }
            give(claim, send, granted);
        }
        if (first.size() == MOST_AT_ONCE) {
            granted.further().add(turn.group());
        }
    }

    private void give(Claim claim, Function<Claim, Map.Entry<Long, Message>> send, Granted granted) {
        sql.update(TABLE).set(STATE, code(State.GRANTED)).set(GRANTED_AT, now).where(ID.eq(claim.id())).execute();
        Optional<Claim> next = JooqClaims
                .select(sql, ARN.eq(claim.arn()).and(EVENT_ID.eq(claim.eventId()))
                        .and(STATE.eq(code(State.LATER))))
                .orderBy(LIMIT_NAME).limit(1).fetchOptional(JooqClaims::claim);
        if (next.isPresent()) {
            sql.update(TABLE).set(STATE, code(State.WAITING)).where(ID.eq(next.get().id())).execute();
            granted.further().add(next.get().place().group());
        } else {
            Map.Entry<Long, Message> sent = send.apply(claim);
            granted.messages().put(sent.getKey(), sent.getValue());
        }
    }
}
