package dev.pawl.store.jooq;

import dev.pawl.store.jooq.SearchTables.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;

/** Numbers that stand for paths. What was read once is known: a number never changes. */
final class PathNames {
    /** Members that are named by data could make paths without end. */
    static final int MOST = 20_000;

    private final Map<String, Long> numbers = new ConcurrentHashMap<>();
    private final Map<Long, String> names = new ConcurrentHashMap<>();

    /** The number of a path; empty if there is none. */
    Optional<Long> find(DSLContext sql, String path) {
        return Optional.ofNullable(numbers.get(path))
                .or(() -> sql.select(Path.ID).from(Path.TABLE).where(Path.PATH.eq(path)).fetchOptional(Path.ID));
    }

    /** The path of a number; empty if there is none. */
    Optional<String> name(DSLContext sql, long number) {
        if (!names.containsKey(number)) {
            sql.select(Path.ID, Path.PATH).from(Path.TABLE).fetch()
                    .forEach(row -> names.put(row.value1(), row.value2()));
        }
        return Optional.ofNullable(names.get(number));
    }

    /**
     * Numbers of paths, in the writer's transaction; those that there is no room for are left out. They are to be
     * kept by {@link #known} once they are durable.
     */
    Map<String, Long> ensure(DSLContext sql, Collection<String> paths) {
        Map<String, Long> found = new HashMap<>();
        Set<String> unknown = new TreeSet<>();
        for (String path : paths) {
            Long number = numbers.get(path);
            if (number == null) {
                unknown.add(path);
            } else {
                found.put(path, number);
            }
        }
        if (!unknown.isEmpty()) {
            add(sql, unknown, found);
        }
        return found;
    }

    private static void add(DSLContext sql, Set<String> unknown, Map<String, Long> found) {
        Map<String, Long> there = read(sql, unknown);
        int room = unknown.size() > there.size() ? MOST - sql.fetchCount(Path.TABLE) : 0;
        for (String path : unknown) {
            if (!there.containsKey(path) && room-- > 0) {
                sql.insertInto(Path.TABLE, Path.PATH).values(path).onConflictDoNothing().execute();
            }
        }
        found.putAll(there);
        found.putAll(read(sql, unknown));
    }

    private static Map<String, Long> read(DSLContext sql, Set<String> paths) {
        return sql.select(Path.PATH, Path.ID).from(Path.TABLE).where(Path.PATH.in(paths)).fetchMap(Path.PATH, Path.ID);
    }

    /** These are durable. */
    void known(Map<String, Long> durable) {
        numbers.putAll(durable);
    }
}
