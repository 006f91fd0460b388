package dev.pawl.store.jooq;

import dev.pawl.store.AliasRecord;
import dev.pawl.store.AliasRecord.Route;
import dev.pawl.store.Aliases;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.jooq.Tables.Alias;
import dev.pawl.store.jooq.Tables.Machine;
import dev.pawl.store.jooq.Tables.Revision;
import dev.pawl.store.jooq.Tables.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

/** Aliases on SQL; both routes stand in the alias's row. */
final class JooqAliases implements Aliases {
    private final Writer writer;
    private final Reads reads;

    JooqAliases(Writer writer, Reads reads) {
        this.writer = writer;
        this.reads = reads;
    }

    @Override
    public Change create(NewAlias alias, int atMost) {
        return writer.write(sql -> {
            Optional<MachineRecord> there = JooqMachines.held(sql, alias.machineArn());
            if (there.isEmpty() || !allThere(sql, there.get().key(), alias.routes())) {
                return new Change.NoVersion();
            }
            if (there.get().deleting()) {
                return new Change.Deleting();
            }
            Optional<AliasRecord> taken = find(sql, alias.machineArn(), alias.name());
            if (taken.isPresent()) {
                return new Change.Done(taken.get(), false);
            }
            long machine = there.get().key();
            if (sql.fetchCount(Alias.TABLE, Alias.MACHINE_KEY.eq(machine)) >= atMost) {
                return new Change.TooMany();
            }
            sql.insertInto(Alias.TABLE).set(Alias.MACHINE_KEY, machine).set(Alias.NAME, alias.name())
                    .set(Alias.CREATED_AT, alias.createdAt().toEpochMilli())
                    .set(row(alias.description(), alias.routes(), alias.createdAt())).execute();
            return new Change.Done(find(sql, alias.machineArn(), alias.name()).orElseThrow(), true);
        });
    }

    @Override
    public Change update(Update update) {
        return writer.write(sql -> {
            Optional<MachineRecord> machine = JooqMachines.held(sql, update.machineArn());
            Optional<AliasRecord> there = find(sql, update.machineArn(), update.name());
            if (machine.isEmpty() || there.isEmpty()) {
                return new Change.NoAlias();
            }
            if (machine.get().deleting()) {
                return new Change.Deleting();
            }
            AliasRecord old = there.get();
            List<Route> routes = update.routes().orElse(old.routes());
            if (!allThere(sql, machine.get().key(), routes)) {
                return new Change.NoVersion();
            }
            sql.update(Alias.TABLE).set(row(update.description().orElse(old.description()), routes, update.now()))
                    .where(Alias.KEY.eq(old.key())).execute();
            return new Change.Done(find(sql, update.machineArn(), update.name()).orElseThrow(), false);
        });
    }

    @Override
    public Optional<AliasRecord> find(String machineArn, String name) {
        return reads.read(sql -> find(sql, machineArn, name));
    }

    @Override
    public List<AliasRecord> list(String machineArn, Optional<Integer> version, Optional<Long> afterKey, int limit) {
        return reads.read(sql -> {
            Condition which = JooqMachines.named(machineArn).and(Alias.KEY.gt(afterKey.orElse(0L)));
            return rows(sql, version.map(number -> which.and(routesTo(number))).orElse(which)).orderBy(Alias.KEY)
                    .limit(limit).fetch(JooqAliases::alias);
        });
    }

    @Override
    public List<Target> targets(String machineArn, String name) {
        return reads.read(sql -> sql
                .select(JooqVersions.columns(Revision.DEFINITION, Alias.FIRST_VERSION, Alias.FIRST_WEIGHT,
                        Alias.SECOND_WEIGHT))
                .from(Alias.TABLE).join(Machine.TABLE).on(Machine.KEY.eq(Alias.MACHINE_KEY)).join(Version.TABLE)
                .on(Version.MACHINE_KEY.eq(Alias.MACHINE_KEY))
                .and(Version.NUMBER.eq(Alias.FIRST_VERSION).or(Version.NUMBER.eq(Alias.SECOND_VERSION)))
                .join(Revision.TABLE).on(Revision.KEY.eq(Version.REVISION_KEY))
                .where(JooqMachines.named(machineArn).and(Alias.NAME.eq(name)))
                .fetch(row -> new Target(JooqVersions.version(row),
                        row.get(row.get(Version.NUMBER).equals(row.get(Alias.FIRST_VERSION))
                                ? Alias.FIRST_WEIGHT
                                : Alias.SECOND_WEIGHT).intValue())));
    }

    @Override
    public boolean delete(String machineArn, String name) {
        return writer.write(sql -> find(sql, machineArn, name).stream()
                .mapToInt(alias -> sql.deleteFrom(Alias.TABLE).where(Alias.KEY.eq(alias.key())).execute())
                .sum() > 0);
    }

    /** Names of the aliases that route to a version. */
    static List<String> holding(DSLContext sql, String machineArn, int version) {
        return rows(sql, JooqMachines.named(machineArn).and(routesTo(version))).orderBy(Alias.KEY).fetch(Alias.NAME);
    }

    static void removeAll(DSLContext sql, long machineKey) {
        sql.deleteFrom(Alias.TABLE).where(Alias.MACHINE_KEY.eq(machineKey)).execute();
    }

    private static boolean allThere(DSLContext sql, long machineKey, List<Route> routes) {
        List<Long> numbers = routes.stream().map(route -> (long) route.version()).toList();
        return sql.fetchCount(Version.TABLE,
                Version.MACHINE_KEY.eq(machineKey).and(Version.NUMBER.in(numbers))) == numbers.size();
    }

    private static Condition routesTo(int version) {
        return Alias.FIRST_VERSION.eq((long) version).or(Alias.SECOND_VERSION.eq((long) version));
    }

    private static Optional<AliasRecord> find(DSLContext sql, String machineArn, String name) {
        return rows(sql, JooqMachines.named(machineArn).and(Alias.NAME.eq(name))).fetchOptional(JooqAliases::alias);
    }

    private static SelectConditionStep<? extends Record> rows(DSLContext sql, Condition which) {
        return sql.select(Alias.KEY, Machine.ARN, Alias.NAME, Alias.DESCRIPTION, Alias.CREATED_AT, Alias.UPDATED_AT,
                Alias.FIRST_VERSION, Alias.FIRST_WEIGHT, Alias.SECOND_VERSION, Alias.SECOND_WEIGHT).from(Alias.TABLE)
                .join(Machine.TABLE).on(Machine.KEY.eq(Alias.MACHINE_KEY)).where(which);
    }

    private static AliasRecord alias(Record row) {
        List<Route> routes = new ArrayList<>();
        routes.add(new Route(row.get(Alias.FIRST_VERSION).intValue(), row.get(Alias.FIRST_WEIGHT).intValue()));
        Long second = row.get(Alias.SECOND_VERSION);
        if (second != null) {
            routes.add(new Route(second.intValue(), row.get(Alias.SECOND_WEIGHT).intValue()));
        }
        return new AliasRecord(row.get(Alias.KEY), row.get(Machine.ARN), row.get(Alias.NAME),
                row.get(Alias.DESCRIPTION), routes, Instant.ofEpochMilli(row.get(Alias.CREATED_AT)),
                Instant.ofEpochMilli(row.get(Alias.UPDATED_AT)));
    }

    /** What an update may change. */
    private static Map<Field<?>, @Nullable Object> row(String description, List<Route> routes, Instant now) {
        Route first = routes.getFirst();
        Optional<Route> second = routes.stream().skip(1).findFirst();
        Map<Field<?>, @Nullable Object> row = new HashMap<>();
        row.put(Alias.DESCRIPTION, description);
        row.put(Alias.UPDATED_AT, now.toEpochMilli());
        row.put(Alias.FIRST_VERSION, (long) first.version());
        row.put(Alias.FIRST_WEIGHT, (long) first.weight());
        row.put(Alias.SECOND_VERSION, second.map(route -> (long) route.version()).orElse(null));
        row.put(Alias.SECOND_WEIGHT, second.map(route -> (long) route.weight()).orElse(null));
        return row;
    }
}
