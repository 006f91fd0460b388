package dev.pawl.store.jooq;

import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.HistoryCodec;
import dev.pawl.history.json.HistoryCodec.Decoded;
import dev.pawl.json.Payload;
import dev.pawl.store.Removals.Whole;
import dev.pawl.store.jooq.Tables.Execution;
import dev.pawl.store.jooq.Tables.PayloadApart;
import dev.pawl.store.jooq.Tables.Transition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record3;
import org.jspecify.annotations.Nullable;

/**
 * Reads several executions with three queries, however many they are: what is archived is read by the
 * thousand.
 */
final class WholeExecutions {
    private final Map<Place, Payload> apart = new HashMap<>();
    private final Map<Long, List<Record3<Long, Long, String>>> transitions = new HashMap<>();

    private WholeExecutions() {}

    /** Where a payload lies that is kept apart. */
    private record Place(long execution, long sequence, long number) {}

    static List<Whole> read(DSLContext sql, List<Long> keys) {
        WholeExecutions all = new WholeExecutions();
        sql.select(PayloadApart.EXECUTION, PayloadApart.SEQUENCE, PayloadApart.NUMBER, PayloadApart.TEXT)
                .from(PayloadApart.TABLE).where(PayloadApart.EXECUTION.in(keys))
                .forEach(row -> all.apart.put(new Place(row.value1(), row.value2(), row.value3()),
                        Payload.stored(row.value4())));
        sql.select(Transition.EXECUTION, Transition.SEQUENCE, Transition.EVENTS).from(Transition.TABLE)
                .where(Transition.EXECUTION.in(keys)).orderBy(Transition.EXECUTION, Transition.SEQUENCE)
                .forEach(row -> all.transitions.computeIfAbsent(row.value1(), k -> new ArrayList<>()).add(row));
        return ExecutionRows.select(sql, Execution.KEY.in(keys)).fetch(all::whole);
    }

    private Whole whole(Record row) {
        long key = row.get(Execution.KEY);
        String inline = row.get(Execution.INPUT);
        Payload input = inline == null ? payload(key, 0, 0) : Payload.stored(inline);
        String shown = row.get(Execution.OUTPUT);
        Optional<Payload> output = Optional.ofNullable(shown).map(Payload::stored);
        @Nullable Long number = row.get(Execution.OUTPUT_NUMBER);
        List<HistoryEvent> events = new ArrayList<>();
        for (Record3<Long, Long, String> transition : transitions.getOrDefault(key, List.of())) {
            long sequence = transition.value2();
            Decoded decoded = HistoryCodec.decode(transition.value3(), sequence == 0 ? List.of(input) : List.of(),
                    n -> payload(key, sequence, n));
            events.addAll(decoded.events());
            if (shown == null && number != null && Objects.equals(sequence, row.get(Execution.ENDED_SEQUENCE))) {
                output = Optional.of(decoded.payloads().get(number.intValue()));
            }
        }
        return new Whole(ExecutionRows.record(row, input, output), events);
    }

    private Payload payload(long execution, long sequence, long number) {
        Payload found = apart.get(new Place(execution, sequence, number));
        if (found == null) {
            throw new StoreException("Expected payload " + number + " of transition " + sequence + " of execution "
                    + execution + ", but it is missing");
        }
        return found;
    }
}
