package dev.pawl.store.jooq;

import dev.pawl.store.Lease;
import dev.pawl.store.Partitions;
import dev.pawl.store.jooq.Tables.Partition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.SelectLimitPercentStep;

/** Leases on SQL, by the database's clock where it is shared. */
final class JooqPartitions implements Partitions {
    private final Writer writer;
    private final Reads reads;
    private final Database database;
    private final int count;

    JooqPartitions(Writer writer, Reads reads, Database database, int count) {
        this.writer = writer;
        this.reads = reads;
        this.database = database;
        this.count = count;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public List<Lease> acquire(String node, Duration howLong, int atMost) {
        return writer.write(sql -> {
            List<Lease> got = new ArrayList<>();
            for (long partition : free(sql, atMost)) {
                sql.update(Partition.TABLE).set(Partition.EPOCH, Partition.EPOCH.plus(1)).set(Partition.OWNER, node)
                        .set(Partition.UNTIL, until(howLong)).where(Partition.PARTITION.eq(partition)).execute();
                long epoch = sql.select(Partition.EPOCH).from(Partition.TABLE)
                        .where(Partition.PARTITION.eq(partition)).fetchSingle(Partition.EPOCH);
                got.add(new Lease((int) partition, epoch));
            }
            return got;
        });
    }

    private List<Long> free(DSLContext sql, int atMost) {
        SelectLimitPercentStep<Record1<Long>> free = sql.select(Partition.PARTITION).from(Partition.TABLE)
                .where(Partition.OWNER.isNull().or(Partition.UNTIL.le(database.now())))
                .orderBy(Partition.PARTITION).limit(atMost);
        return (sql.dialect().family() == SQLDialect.SQLITE ? free : free.forUpdate().skipLocked())
                .fetch(Partition.PARTITION);
    }

    @Override
    public List<Lease> renew(String node, Duration howLong, List<Lease> leases) {
        return writer.write(sql -> leases.stream().sorted(Comparator.comparingInt(Lease::partition))
                .filter(lease -> sql.update(Partition.TABLE).set(Partition.UNTIL, until(howLong))
                        .where(held(lease)).and(Partition.OWNER.eq(node)).execute() > 0)
                .toList());
    }

    @Override
    public void release(List<Lease> leases) {
        writer.write(sql -> leases.stream().sorted(Comparator.comparingInt(Lease::partition))
                .mapToInt(lease -> sql.update(Partition.TABLE).set(Partition.OWNER, (String) null)
                        .where(held(lease)).execute())
                .sum());
    }

    @Override
    public List<Holding> holdings() {
        return reads.read(sql -> sql.select(Partition.PARTITION, Partition.EPOCH, Partition.OWNER, Partition.UNTIL)
                .from(Partition.TABLE).orderBy(Partition.PARTITION)
                .fetch(row -> new Holding(row.value1().intValue(), row.value2(), Optional.ofNullable(row.value3()),
                        Instant.ofEpochMilli(row.value4()))));
    }

    private Field<Long> until(Duration howLong) {
        return database.now().plus(howLong.toMillis());
    }

    private static Condition held(Lease lease) {
        return Partition.PARTITION.eq((long) lease.partition()).and(Partition.EPOCH.eq(lease.epoch()));
    }
}
