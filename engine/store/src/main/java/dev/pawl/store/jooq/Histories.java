package dev.pawl.store.jooq;

import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.HistoryCodec;
import dev.pawl.history.json.ShownSize;
import dev.pawl.json.Payload;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.jooq.Tables.Execution;
import dev.pawl.store.jooq.Tables.Transition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/** Reads the events of one execution in one state of the database. */
final class Histories {
    private static final int ROWS_AT_ONCE = 64;

    private final DSLContext sql;
    private final long execution;

    Histories(DSLContext sql, long execution) {
        this.sql = sql;
        this.execution = execution;
    }

    /** Transitions as they are read. */
    record Read(List<HistoryEvent> events, long nextSequence) {}

    /** All events of transitions from that sequence on. */
    Read from(long sequence) {
        List<HistoryEvent> events = new ArrayList<>();
        long next = sequence;
        for (Record2<Long, String> row : sql.select(Transition.SEQUENCE, Transition.EVENTS).from(Transition.TABLE)
                .where(Transition.EXECUTION.eq(execution)).and(Transition.SEQUENCE.ge(sequence))
                .orderBy(Transition.SEQUENCE).fetch()) {
            events.addAll(decode(row.value1(), row.value2()));
            next = row.value1() + 1;
        }
        return new Read(events, next);
    }

    /** All events before a visible one; empty if they are more text than that. */
    Optional<List<HistoryEvent>> before(long id, long characters) {
        Payload input = input();
        List<HistoryEvent> events = new ArrayList<>();
        long left = characters;
        long at = 0;
        List<Record2<Long, String>> rows = rows(at, false);
        while (!rows.isEmpty()) {
            for (Record2<Long, String> row : rows) {
                Counted one = one(row.value1(), row.value2(), input);
                left -= one.chars();
                if (left < 0) {
                    return Optional.empty();
                }
                for (HistoryEvent event : one.events()) {
                    if (event.visible() && event.id() >= id) {
                        return Optional.of(events);
                    }
                    events.add(event);
                }
                at = row.value1() + 1;
            }
            rows = rows(at, false);
        }
        return Optional.of(events);
    }

    /** Events of one transition, and how much text they were. */
    record Counted(List<HistoryEvent> events, long chars) {}

    /** The events of a transition whose row was read already. */
    Counted one(long sequence, String text, Payload input) {
        AtomicLong chars = new AtomicLong(text.length());
        List<HistoryEvent> events = HistoryCodec.decode(text, sequence == 0 ? List.of(input) : List.of(), number -> {
            Payload apart = ExecutionRows.apart(sql, execution, sequence, number);
            chars.addAndGet(apart.text().length());
            return apart;
        }).events();
        return new Counted(events, chars.get());
    }

    /** A page of visible events. */
    List<HistoryEvent> page(HistoryRange range) {
        List<HistoryEvent> page = new ArrayList<>();
        ShownSize size = new ShownSize(range.bytes());
        long at = transitionOf(range.fromId());
        while (at >= 0 && page.size() < range.limit() && !size.isFull()) {
            var rows = rows(at, range.reverse());
            for (Record2<Long, String> row : rows) {
                if (size.isFull()) {
                    break;
                }
                List<HistoryEvent> events = decode(row.value1(), row.value2());
                if (range.reverse()) {
                    Collections.reverse(events);
                }
                events.stream().filter(HistoryEvent::visible)
                        .filter(e -> range.reverse() ? e.id() <= range.fromId() : e.id() >= range.fromId())
                        .limit(range.limit() - page.size()).takeWhile(size::hasRoom).forEach(page::add);
                at = row.value1() + (range.reverse() ? -1 : 1);
            }
            if (rows.isEmpty()) {
                break;
            }
        }
        return page;
    }

    private List<Record2<Long, String>> rows(long at, boolean reverse) {
        SortField<Long> order = reverse ? Transition.SEQUENCE.desc() : Transition.SEQUENCE.asc();
        return sql.select(Transition.SEQUENCE, Transition.EVENTS).from(Transition.TABLE)
                .where(Transition.EXECUTION.eq(execution))
                .and(reverse ? Transition.SEQUENCE.le(at) : Transition.SEQUENCE.ge(at)).orderBy(order)
                .limit(ROWS_AT_ONCE).fetch();
    }

    /** Finds the last transition whose first visible event has that id or a smaller one, by halving. */
    private long transitionOf(long id) {
        Long last = sql.select(DSL.max(Transition.SEQUENCE)).from(Transition.TABLE)
                .where(Transition.EXECUTION.eq(execution)).fetchOne(0, Long.class);
        long found = 0;
        long low = 0;
        long high = last == null ? -1 : last;
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            long probe = middle;
            OptionalLong first = firstId(probe);
            while (first.isEmpty() && probe > low) {
                first = firstId(--probe);
            }
            if (first.isEmpty()) {
                low = middle;
            } else if (first.getAsLong() <= id) {
                found = probe;
                low = middle;
            } else {
                high = probe - 1;
            }
        }
        return Math.min(found, high);
    }

    private OptionalLong firstId(long sequence) {
        return sql.select(Transition.EVENTS).from(Transition.TABLE).where(Transition.EXECUTION.eq(execution))
                .and(Transition.SEQUENCE.eq(sequence)).fetchOptional(Transition.EVENTS)
                .map(text -> decode(sequence, text).stream().filter(HistoryEvent::visible)
                        .mapToLong(HistoryEvent::id).findFirst())
                .orElse(OptionalLong.empty());
    }

    private List<HistoryEvent> decode(long sequence, String text) {
        return HistoryCodec.decode(text, sequence == 0 ? List.of(input()) : List.of(),
                number -> ExecutionRows.apart(sql, execution, sequence, number)).events();
    }

    private Payload input() {
        return sql.select(Execution.KEY, Execution.INPUT).from(Execution.TABLE).where(Execution.KEY.eq(execution))
                .fetchOptional(row -> ExecutionRows.input(sql, row)).orElse(Payload.NULL);
    }
}
