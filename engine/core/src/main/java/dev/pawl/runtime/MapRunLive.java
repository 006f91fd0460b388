package dev.pawl.runtime;

import dev.pawl.asl.ItemProcessor;
import dev.pawl.asl.MapState;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.maprun.ItemInputs;
import dev.pawl.maprun.MapRunState;
import dev.pawl.store.Lease;
import dev.pawl.store.MapRuns;
import dev.pawl.store.MapRuns.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A map run in memory. It belongs to the thread that runs its mailbox, and to no other. */
final class MapRunLive {
    private final MapRunStart start;
    private final MapState map;
    private final MapRunState state;
    private final ItemInputs inputs;
    private final Lease lease;
    private final Instant startedAt;
    private MapRuns.Target target;
    private long key = -1;
    private long sequence;
    private ExecutionStatus status = ExecutionStatus.RUNNING;
    private Optional<Instant> stoppedAt = Optional.empty();
    private int redriveCount;
    private Optional<Instant> redrivenAt = Optional.empty();
    private final List<Mail> postponed = new ArrayList<>();
    private boolean collecting;
    private boolean reads;
    private boolean sleeps;
    private @Nullable MapRunReading reading;

    /** One that begins. */
    MapRunLive(MapRunStart start, MapState map, Lease lease, Instant now) {
        this(start, map, new MapRunState(start.plan(), express(map)), lease, now,
                new MapRuns.Target.Begin(new MapRuns.NewMapRun(start.plan().arn().text(), start.executionArn(), now,
                        start.write(express(map)))));
    }

    private MapRunLive(MapRunStart start, MapState map, MapRunState state, Lease lease, Instant startedAt,
            MapRuns.Target target) {
        this.start = start;
        this.map = map;
        this.state = state;
        this.inputs = new ItemInputs(start.plan(), map);
        this.lease = lease;
        this.startedAt = startedAt;
        this.target = target;
    }

    /** One as it was stored; its children are still to be found. */
    static MapRunLive read(MapRuns.MapRunRecord record, MapRunStart start, MapState map, Lease lease) {
        Row row = record.row();
        MapRunLive live = new MapRunLive(start, map,
                MapRunState.read(start.plan(), express(map), row.progress()), lease, record.startedAt(),
                new MapRuns.Target.Existing(record.key()));
        live.key = record.key();
        live.sequence = record.sequence() + 1;
        live.status = row.status();
        live.stoppedAt = row.stoppedAt();
        live.redriveCount = row.redriveCount();
        live.redrivenAt = row.redrivenAt();
        return live;
    }

    static boolean express(MapState map) {
        return map.processor().executionType() == ItemProcessor.ExecutionType.EXPRESS;
    }

    boolean express() {
        return express(map);
    }

    MapRunStart start() {
        return start;
    }

    String arn() {
        return start.plan().arn().text();
    }

    MapRunState state() {
        return state;
    }

    ItemInputs inputs() {
        return inputs;
    }

    Lease lease() {
        return lease;
    }

    Instant startedAt() {
        return startedAt;
    }

    MapRuns.Target target() {
        return target;
    }

    long key() {
        return key;
    }

    long sequence() {
        return sequence;
    }

    boolean over() {
        return status.ended();
    }

    /** Its end, which is not stored yet. */
    void end(ExecutionStatus how, Instant now) {
        status = how;
        stoppedAt = Optional.of(now);
    }

    /** It goes on; what it had read is read again. */
    void redrive(Instant now) {
        status = ExecutionStatus.RUNNING;
        stoppedAt = Optional.empty();
        redriveCount++;
        redrivenAt = Optional.of(now);
        collecting = false;
    }

    int redriveCount() {
        return redriveCount;
    }

    Row row() {
        return new Row(status, stoppedAt, redriveCount, redrivenAt, state.progress());
    }

    /** A change is durable. */
    void appended(long newKey) {
        key = newKey;
        target = new MapRuns.Target.Existing(newKey);
        sequence++;
    }

    /** A redrive waits until the run has ended; it stays where it is stored. */
    void postpone(Mail redrive) {
        postponed.add(redrive);
    }

    /** Those that waited, and wait no more. */
    List<Mail> takePostponed() {
        List<Mail> all = List.copyOf(postponed);
        postponed.clear();
        return all;
    }

    /** Whether somebody puts the results together at present. */
    boolean collecting() {
        return collecting;
    }

    void collect() {
        collecting = true;
    }

    /** Whether it is woken soon. */
    boolean sleeps() {
        return sleeps;
    }

    void sleeps(boolean now) {
        sleeps = now;
    }

    /** Whether items are being read at present. */
    boolean reads() {
        return reads;
    }

    void reads(boolean now) {
        reads = now;
    }

    Optional<MapRunReading> reading() {
        return Optional.ofNullable(reading);
    }

    void reading(MapRunReading one) {
        reading = one;
    }
}
