package dev.pawl.schedule.store;

import dev.pawl.schedule.model.Schedule;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Schedules in memory, for tests and for servers that keep nothing. */
public final class MemorySchedules implements ScheduleStore {
    private static final Comparator<Due> EARLIEST_FIRST = Comparator.comparing(Due::at).thenComparing(Due::name);

    private final NavigableMap<String, Schedule> rows = new TreeMap<>();
    private final TreeSet<Due> index = new TreeSet<>(EARLIEST_FIRST);

    private record Due(Instant at, String name) {}

    @Override
    public synchronized boolean create(Schedule schedule) {
        if (rows.containsKey(schedule.name())) {
            return false;
        }
        put(schedule);
        return true;
    }

    @Override
    public synchronized Set<String> replace(List<Schedule> next) {
        Set<String> written = new HashSet<>();
        for (Schedule schedule : next) {
            Schedule old = rows.get(schedule.name());
            if (old != null && old.identity().id().equals(schedule.identity().id())
                    && old.revision() == schedule.revision() - 1) {
                remove(old);
                put(schedule);
                written.add(schedule.name());
            }
        }
        return written;
    }

    @Override
    public synchronized boolean delete(String name, long revision) {
        Schedule old = rows.get(name);
        if (old == null || old.revision() != revision) {
            return false;
        }
        remove(old);
        return true;
    }

    @Override
    public synchronized Optional<Schedule> find(String name) {
        return Optional.ofNullable(rows.get(name));
    }

    @Override
    public synchronized List<Schedule> list(Optional<String> owner, Optional<String> afterName, int limit) {
        return afterName.map(name -> rows.tailMap(name, false)).orElse(rows).values().stream()
                .filter(row -> owner.isEmpty() || row.identity().owner().equals(owner.get())).limit(limit).toList();
    }

    @Override
    public synchronized List<Schedule> due(Instant now, int limit) {
        return index.stream().takeWhile(due -> !due.at().isAfter(now)).limit(limit).map(due -> find(due.name()))
                .flatMap(Optional::stream).toList();
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
        return index.isEmpty() ? Optional.empty() : Optional.of(index.first().at());
    }

    @Override
    public boolean alone() {
        return false;
    }

    private void put(Schedule schedule) {
        rows.put(schedule.name(), schedule);
        schedule.due().ifPresent(at -> index.add(new Due(at, schedule.name())));
    }

    private void remove(Schedule schedule) {
        rows.remove(schedule.name());
        schedule.due().ifPresent(at -> index.remove(new Due(at, schedule.name())));
    }
}
