package dev.pawl.store.jooq;

import dev.pawl.history.json.HistoryCodec;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog.Append;
import dev.pawl.store.ExecutionLog.Target;
import dev.pawl.store.ExecutionLog.TimerChange;
import dev.pawl.store.ExecutionLog.WorkChange;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * An append with all text made, in the caller's thread, so that the writer only binds it.
 *
 * @param begin
 *            the execution's row, if it begins
 * @param timers
 *            the last change of each timer: what is set and what is cleared may then be written in any order
 * @param work
 *            the last change of each task
 * @param since
 *            when its tasks were put down, in milliseconds since 1970
 * @param receivers
 *            partitions of its messages, in their order
 * @param migrated
 *            what the execution's row is made of from now on, if it runs another revision
 */
record EncodedAppend(Append append, HistoryCodec.Encoded events, Optional<Begin> begin,
        Collection<TimerChange> timers, Collection<WorkChange> work, long since, List<Long> receivers,
        Optional<Begin> migrated) {
    /**
     * What the row of an execution that begins is made of.
     *
     * @param extra
     *            as {@link Extras} writes it
     */
    record Begin(MachineFacts machine, String extra) {}

    /** Makes all text of an append. */
    static EncodedAppend of(Append append, Optional<Begin> begin, Optional<Begin> migrated, long now,
            ToLongFunction<String> partition) {
        List<Payload> known = append.target() instanceof Target.Begin target
                ? List.of(target.execution().info().input())
                : List.of();
        return new EncodedAppend(append, HistoryCodec.encode(append.events(), known), begin,
                last(append.timers(), EncodedAppend::timer), last(append.work(), WorkChange::scheduledEventId), now,
                append.messages().stream().map(m -> partition.applyAsLong(m.receiverArn())).toList(), migrated);
    }

    private static TimerKey timer(TimerChange change) {
        return switch (change) {
            case TimerChange.Set set -> set.timer();
            case TimerChange.Clear clear -> clear.timer();
        };
    }

    private static <T, K> Collection<T> last(List<T> changes, Function<T, K> key) {
        if (changes.size() < 2) {
            return changes;
        }
        Map<K, T> last = new LinkedHashMap<>();
        changes.forEach(change -> last.put(key.apply(change), change));
        return last.values();
    }
}
