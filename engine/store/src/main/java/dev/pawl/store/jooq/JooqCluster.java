package dev.pawl.store.jooq;

import dev.pawl.store.Cluster;
import dev.pawl.store.Lease;
import dev.pawl.store.Partitions.Holding;
import dev.pawl.store.jooq.Tables.DeliveryCursor;
import dev.pawl.store.jooq.Tables.ExpressStart;
import dev.pawl.store.jooq.Tables.HandedCall;
import dev.pawl.store.jooq.Tables.Member;
import dev.pawl.store.jooq.Tables.Partition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nodes on SQL, by the database's clock. */
final class JooqCluster implements Cluster {
    /** Rows of nodes that are gone are kept so long, for those who look for what became of them. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** After so long somebody would have taken a partition, if its row were not locked. */
    private static final Duration UNLOCKED = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(JooqCluster.class);

    private final Aside aside;
    private final Reads reads;
    private final Database database;
    private final boolean shared;

    JooqCluster(Aside aside, Reads reads, Database database, boolean shared) {
        this.aside = aside;
        this.reads = reads;
        this.database = database;
        this.shared = shared;
    }

    @Override
    public boolean shared() {
        return shared;
    }

    @Override
    public View beat(Node node, Duration howLong, List<Lease> held) {
        AtomicBoolean overdue = new AtomicBoolean();
        View seen = aside.write(sql -> {
            overdue.set(shared && sql.fetchExists(Partition.TABLE, overdue()));
            Field<Long> until = database.now().plus(howLong.toMillis());
            if (!shared) {
                // whoever had the file before cannot be there any more
                sql.deleteFrom(Member.TABLE).where(Member.ID.ne(node.id())).execute();
            }
            sql.insertInto(Member.TABLE, Member.ID, Member.NAME, Member.ADDRESS, Member.VERSION, Member.STARTED_AT,
                    Member.STOPPING, Member.UNTIL)
                    .values(DSL.val(node.id()), DSL.val(node.name()), DSL.val(node.address()),
                            DSL.val(node.version()), DSL.val(node.startedAt().toEpochMilli()),
                            DSL.val(node.stopping() ? 1L : 0L), until)
                    .onConflict(Member.ID).doUpdate().set(Member.NAME, DSL.excluded(Member.NAME))
                    .set(Member.ADDRESS, DSL.excluded(Member.ADDRESS))
                    .set(Member.VERSION, DSL.excluded(Member.VERSION))
                    .set(Member.STOPPING, DSL.excluded(Member.STOPPING)).set(Member.UNTIL, DSL.excluded(Member.UNTIL))
                    .execute();
            if (!held.isEmpty()) {
                prolong(sql, node.id(), until, held);
            }
            sql.deleteFrom(Member.TABLE).where(Member.UNTIL.lt(database.now().minus(REMEMBERED.toMillis()))).execute();
            return view(sql);
        });
        if (overdue.get()) {
            unlock();
        }
        return seen;
    }

    /** Its lease has been over for a while, and nobody could take it. */
    private Condition overdue() {
        return Partition.OWNER.isNotNull().and(Partition.UNTIL.lt(database.now().minus(UNLOCKED.toMillis())));
    }

    /**
     * A node that froze, or was cut off, in the middle of a statement keeps rows locked as long as its connection
     * lives. What it wrote in that transaction would be refused anyway.
     */
    private void unlock() {
        try {
            int ended = aside.write(sql -> sql.select(DSL.field("pg_terminate_backend(pid)", Boolean.class))
                    .from("pg_locks").join(Partition.TABLE).on("transactionid = \"partition\".xmax")
                    .join("pg_stat_activity").using(DSL.field("pid"))
                    .where("locktype = 'transactionid' and granted and pid <> pg_backend_pid()")
                    // whoever is just taking the partition is no such session
                    .and("xact_start < clock_timestamp() - interval '2 seconds'").and(overdue())
                    .fetch().size());
            if (ended > 0) {
                LOG.warn("Ended {} sessions of nodes that are not heard of and kept partitions locked", ended);
            }
        } catch (StoreException e) {
            LOG.debug("Sessions of silent nodes cannot be ended; the database does so in time", e);
        }
    }

    /** In the order in which the writer locks them; a lease that is over stays over. */
    private static void prolong(DSLContext sql, String node, Field<Long> until, List<Lease> held) {
        var epochs = DSL.row(Partition.PARTITION, Partition.EPOCH)
                .in(held.stream().map(l -> DSL.row((long) l.partition(), l.epoch())).toList());
        Condition mine = Partition.OWNER.eq(node).and(epochs);
        var rows = sql.select(Partition.PARTITION).from(Partition.TABLE).where(mine).orderBy(Partition.PARTITION);
        List<Long> locked = sql.dialect().family() == SQLDialect.SQLITE
                ? rows.fetch(Partition.PARTITION)
                : rows.forUpdate().fetch(Partition.PARTITION);
        sql.update(Partition.TABLE).set(Partition.UNTIL, until).where(Partition.PARTITION.in(locked)).execute();
    }

    @Override
    public View look() {
        return reads.read(this::view);
    }

    private View view(DSLContext sql) {
        Instant now = Instant.ofEpochMilli(sql.select(database.now()).fetchSingle().value1());
        Map<String, Node> there = new TreeMap<>();
        List<Holding> holdings = new ArrayList<>();
        sql.select(Partition.PARTITION, Partition.EPOCH, Partition.OWNER, Partition.UNTIL).from(Partition.TABLE)
                .orderBy(Partition.PARTITION).forEach(row -> {
                    Instant until = Instant.ofEpochMilli(row.value4());
                    Optional<String> owner = Optional.ofNullable(row.value3()).filter(o -> until.isAfter(now));
                    owner.ifPresent(o -> there.put(o, new Node(o, "", "", "", now, false)));
                    holdings.add(new Holding(row.value1().intValue(), row.value2(), owner, until));
                });
        sql.select(Member.ID, Member.NAME, Member.ADDRESS, Member.VERSION, Member.STARTED_AT, Member.STOPPING)
                .from(Member.TABLE).where(Member.UNTIL.gt(now.toEpochMilli()))
                .forEach(row -> there.put(row.value1(), new Node(row.value1(), row.value2(), row.value3(),
                        row.value4(), Instant.ofEpochMilli(row.value5()), row.value6() > 0)));
        return new View(now, List.copyOf(there.values()), holdings);
    }

    @Override
    public List<Node> lost() {
        return reads.read(sql -> sql
                .select(Member.ID, Member.NAME, Member.ADDRESS, Member.VERSION, Member.STARTED_AT, Member.STOPPING)
                .from(Member.TABLE).where(Member.UNTIL.le(database.now()))
                .fetch(row -> new Node(row.value1(), row.value2(), row.value3(), row.value4(),
                        Instant.ofEpochMilli(row.value5()), row.value6() > 0)));
    }

    @Override
    public void leave(String nodeId) {
        aside.write(sql -> sql.deleteFrom(Member.TABLE).where(Member.ID.eq(nodeId)).execute());
    }

    @Override
    public boolean handOver(Lease lease, String nodeId, List<Call> goesOn) {
        return aside.write(sql -> {
            int given = sql.update(Partition.TABLE).set(Partition.OWNER, (String) null)
                    .set(Partition.HANDED_OVER, Partition.EPOCH)
                    .where(Partition.PARTITION.eq((long) lease.partition()))
                    .and(Partition.EPOCH.eq(lease.epoch())).and(Partition.OWNER.eq(nodeId)).execute();
            if (given > 0) {
                for (Call call : goesOn) {
                    sql.insertInto(HandedCall.TABLE, HandedCall.EXECUTION, HandedCall.EVENT_ID, HandedCall.NODE,
                            HandedCall.PARTITION)
                            .values(call.executionArn(), call.scheduledEventId(), call.nodeId(),
                                    (long) lease.partition())
                            .onConflictDoNothing().execute();
                }
            }
            return given > 0;
        });
    }

    @Override
    public HandedOver handedOver(Lease lease) {
        return reads.read(sql -> {
            long by = sql.select(Partition.HANDED_OVER).from(Partition.TABLE)
                    .where(Partition.PARTITION.eq((long) lease.partition())).fetchSingle(Partition.HANDED_OVER);
            List<Call> calls = sql.select(HandedCall.NODE, HandedCall.EXECUTION, HandedCall.EVENT_ID)
                    .from(HandedCall.TABLE).where(HandedCall.PARTITION.eq((long) lease.partition()))
                    .fetch(row -> new Call(row.value1(), row.value2(), row.value3()));
            return new HandedOver(by == lease.epoch() - 1, Set.copyOf(calls));
        });
    }

    @Override
    public int goesOnWith(String nodeId) {
        return reads.read(sql -> sql.fetchCount(HandedCall.TABLE, HandedCall.NODE.eq(nodeId)));
    }

    @Override
    public void ended(Call call) {
        aside.write(sql -> sql.deleteFrom(HandedCall.TABLE).where(HandedCall.EXECUTION.eq(call.executionArn()))
                .and(HandedCall.EVENT_ID.eq(call.scheduledEventId())).and(HandedCall.NODE.eq(call.nodeId()))
                .execute());
    }

    @Override
    public boolean expressEnded(String executionArn) {
        return aside.write(sql -> {
            sql.deleteFrom(ExpressStart.TABLE).where(ExpressStart.ARN.eq(executionArn)).execute();
            return sql.deleteFrom(HandedCall.TABLE).where(HandedCall.EXECUTION.eq(executionArn)).execute() > 0;
        });
    }

    @Override
    public List<Lag> lags() {
        return reads.read(sql -> {
            List<Lag> lags = new ArrayList<>();
            sql.select(DeliveryCursor.READER, DeliveryCursor.PARTITION, DeliveryCursor.POSITION, Partition.POSITION)
                    .from(DeliveryCursor.TABLE).join(Partition.TABLE)
                    .on(Partition.PARTITION.eq(DeliveryCursor.PARTITION)).where(DeliveryCursor.LANE.eq(""))
                    .forEach(row -> lags.add(new Lag(row.value1(), row.value2().intValue(), row.value3(),
                            row.value4())));
            sql.select(SearchTables.Cursor.PARTITION, SearchTables.Cursor.POSITION, Partition.POSITION)
                    .from(SearchTables.Cursor.TABLE).join(Partition.TABLE)
                    .on(Partition.PARTITION.eq(SearchTables.Cursor.PARTITION))
                    .forEach(row -> lags.add(new Lag("search", row.value1().intValue(), row.value2(), row.value3())));
            return List.copyOf(lags);
        });
    }
}
