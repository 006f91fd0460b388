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

import dev.pawl.store.Claims;
import dev.pawl.store.ExecutionLog.Message;
import dev.pawl.store.Partitions;
import dev.pawl.store.jooq.ControlTables.ClaimGroup;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** Claims on SQL: what reads them, and the doors to what changes them. */
final class JooqClaims implements Claims {
    private static final int SWEPT_AT_ONCE = 500;

    private final Writer writer;
    private final Reads reads;
    private final Partitions partitions;

    JooqClaims(Writer writer, Reads reads, Partitions partitions) {
        this.writer = writer;
        this.reads = reads;
        this.partitions = partitions;
    }

    @Override
    public Reservation reserve(String arn, List<Wanted> wanted, Instant now) {
        return writer.write(sql -> new ClaimTurns(sql, now).reserve(arn, wanted));
    }

    @Override
    public void forget(String arn) {
        writer.write(sql -> sql.deleteFrom(TABLE).where(ARN.eq(arn)).and(BEGUN.eq(DSL.inline(0L))).execute());
    }

    @Override
    public Granted grant(List<Turn> turns, Instant now, Function<Claim, Message> tell) {
        return writer.write(sql -> {
            ClaimTurns given = new ClaimTurns(sql, now);
            return given.grant(turns, claim -> send(sql, tell.apply(claim)));
        });
    }

    private Map.Entry<Long, Message> send(DSLContext sql, Message message) {
        long id = writer.nextMessageId();
        sql.insertInto(Tables.Inbox.TABLE, Tables.Inbox.ID, Tables.Inbox.PARTITION, Tables.Inbox.RECEIVER,
                Tables.Inbox.BODY)
                .values(id, (long) partitions.of(message.receiverArn()), message.receiverArn(), message.body().text())
                .execute();
        return Map.entry(id, message);
    }

    @Override
    public List<Claim> of(String arn) {
        return reads.read(sql -> select(sql, ARN.eq(arn)).orderBy(ID).fetch(JooqClaims::claim));
    }

    @Override
    public List<Claim> list(Optional<String> limit, State state, long afterId, int limitTo) {
        return reads.read(sql -> select(sql, limit.map(LIMIT_NAME::eq).orElse(DSL.noCondition())
                .and(STATE.eq(code(state))).and(ID.gt(afterId))).orderBy(ID).limit(limitTo)
                .fetch(JooqClaims::claim));
    }

    @Override
    public long before(Claim claim) {
        long priority = claim.place().priority();
        return reads.read(sql -> (long) sql.fetchCount(TABLE, GRP.eq(claim.place().group())
                .and(STATE.eq(code(State.WAITING)))
                .and(PRIORITY.gt(priority).or(PRIORITY.eq(priority).and(ID.lt(claim.id()))))));
    }

    @Override
    public List<Claim> ofGroup(String group, int limitTo) {
        return reads.read(sql -> select(sql, inGroup(group)).orderBy(ID).limit(limitTo).fetch(JooqClaims::claim));
    }

    @Override
    public List<Claim> holders(String group, int limitTo) {
        return reads.read(sql -> select(sql, GRP.eq(group).and(STATE.eq(code(State.GRANTED)))).orderBy(ID)
                .limit(limitTo).fetch(JooqClaims::claim));
    }

    @Override
    public Map<String, Map<State, Long>> counts() {
        Map<String, Map<State, Long>> all = new TreeMap<>();
        reads.read(sql -> sql.select(LIMIT_NAME, STATE, DSL.count()).from(TABLE).groupBy(LIMIT_NAME, STATE).fetch())
                .forEach(row -> all.computeIfAbsent(row.value1(), name -> new EnumMap<>(State.class))
                        .put(state(row.value2()), row.value3().longValue()));
        return all;
    }

    @Override
    public List<Place> waitingGroups(String afterGroup, int limitTo) {
        return reads.read(sql -> sql.select(DSL.min(LIMIT_NAME), GRP).from(TABLE)
                .where(STATE.eq(code(State.WAITING))).and(GRP.gt(afterGroup)).groupBy(GRP).orderBy(GRP)
                .limit(limitTo).fetch(row -> new Place(row.value1(), row.value2(), 0)));
    }

    @Override
    public List<String> sweep(Instant before) {
        Condition old = BEGUN.eq(DSL.inline(0L)).and(SINCE.lt(before.toEpochMilli()));
        if (!reads.read(sql -> sql.fetchExists(TABLE, old))) {
            return List.of();
        }
        return writer.write(sql -> {
            List<Record> gone = List.copyOf(sql.select(ID, GRP).from(TABLE).where(old).limit(SWEPT_AT_ONCE).fetch());
            // one that begins meanwhile is tied, and stays
            gone.forEach(row -> sql.deleteFrom(TABLE).where(ID.eq(row.get(ID))).and(BEGUN.eq(DSL.inline(0L)))
                    .execute());
            sql.deleteFrom(ClaimGroup.TABLE).where(ClaimGroup.NEXT_AT.lt(before.toEpochMilli()))
                    .and(DSL.notExists(DSL.selectOne().from(TABLE).where(GRP.eq(ClaimGroup.GRP)))).execute();
            return gone.stream().map(row -> row.get(GRP)).distinct().toList();
        });
    }

    @Override
    public boolean any() {
        return reads.read(sql -> sql.fetchExists(TABLE));
    }

    static Condition inGroup(String group) {
        return GRP.eq(group).and(STATE.in(code(State.WAITING), code(State.GRANTED)));
    }

    static SelectConditionStep<? extends Record> select(DSLContext sql, Condition which) {
        return sql.select(ID, LIMIT_NAME, GRP, ARN, EVENT_ID, STATE, BEGUN, PRIORITY, SINCE, GRANTED_AT).from(TABLE)
                .where(which);
    }

    static Claim claim(Record row) {
        return new Claim(row.get(ID), new Place(row.get(LIMIT_NAME), row.get(GRP), row.get(PRIORITY)), row.get(ARN),
                row.get(EVENT_ID), state(row.get(STATE)), row.get(BEGUN) != 0, Instant.ofEpochMilli(row.get(SINCE)),
                Optional.ofNullable(row.get(GRANTED_AT)).map(Instant::ofEpochMilli));
    }

    static long code(State state) {
        return Codes.CLAIM.code(state);
    }

    private static State state(long code) {
        return Codes.CLAIM.constant(code);
    }
}
