package dev.pawl.maprun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.expr.Ambient;
import dev.pawl.expr.EvaluationException;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.error.ErrorNames;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.MapRunPlan;
import dev.pawl.interpreter.model.MapRunPlan.Limits;
import dev.pawl.interpreter.state.DistributedMap;
import dev.pawl.json.Payload;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a map run is. It belongs to one thread at a time and is changed in place; whoever could not store a
 * change
 * drops it and reads it again. What it holds does not grow with the number of items: counts, the children
 * that run,
 * and a few items that were read ahead.
 */
public final class MapRunState {
    private static final long MOST_BYTES_AHEAD = 2_000_000;

    private final MapRunPlan plan;
    private final boolean keepsOutputs;
    private final SortedMap<Integer, Integer> running = new TreeMap<>();
    private final Deque<ItemAhead> ahead = new ArrayDeque<>();
    private final Packing packing;
    private Rerun rerun = new Rerun();
    private Limits limits;
    private Tally tally = new Tally();
    private Optional<MapRunEnd> heading = Optional.empty();
    private SourcePosition packedTo = SourcePosition.START;
    private SourcePosition position = SourcePosition.START;
    private boolean exhausted;
    private boolean written;
    private int begun;
    private long consumed;
    private long total;
    private long outputBytes;
    private long aheadBytes;

    /**
     * A run that begins.
     *
     * @param express
     *            whether its children are Express executions
     */
    public MapRunState(MapRunPlan plan, boolean express) {
        this.plan = plan;
        this.limits = plan.limits();
        this.packing = new Packing(plan.batching());
        // Standard children keep their own outputs; a result without export needs them all together
        this.keepsOutputs = express || plan.results().export().isEmpty();
        if (plan.source() instanceof MapRunPlan.Source.Items items) {
            total = items.items().value().size();
        }
    }

    /** A run as it was stored. */
    public static MapRunState read(MapRunPlan plan, boolean express, Payload progress) {
        MapRunState state = new MapRunState(plan, express);
        JsonNode node = progress.value();
        state.limits = limits(node.get("limits"));
        state.tally = Tally.read(node.get("tally"));
        state.heading = Optional.ofNullable(node.get("heading")).map(MapRunEnd::read);
        state.position = SourcePosition.read(node.get("position"));
        state.packedTo = state.position;
        state.exhausted = node.get("exhausted").booleanValue();
        state.written = node.path("written").booleanValue();
        state.begun = node.get("begun").intValue();
        state.consumed = node.get("consumed").longValue();
        state.total = node.get("total").longValue();
        state.outputBytes = node.get("bytes").longValue();
        state.rerun = Rerun.read(node.path("rerun"));
        return state;
    }

    /** Everything but the children. */
    public Payload progress() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("limits", write(limits));
        node.set("tally", tally.write());
        heading.ifPresent(end -> node.set("heading", end.write()));
        node.set("position", position.write());
        // what was read ahead is read again after a crash
        node.put("exhausted", exhausted && ahead.isEmpty() && packing.isEmpty());
        node.put("begun", begun).put("consumed", consumed).put("total", total).put("bytes", outputBytes);
        node.put("from", running.isEmpty() ? begun : running.firstKey());
        plan.batching().ifPresent(b -> b.maxItems().ifPresent(most -> node.put("batch", most)));
        if (written) {
            node.put("written", true);
        }
        if (rerun.until() > 0) {
            node.set("rerun", rerun.write());
        }
        return Payload.of(node);
    }

    /** From which index on children may still run, of a stored run. */
    public static int firstRunning(Payload progress) {
        return progress.value().get("from").intValue();
    }

    /** What was fixed when it began. */
    public MapRunPlan plan() {
        return plan;
    }

    /** A child that runs, found again in what is stored. */
    public void found(int index, int size) {
        running.put(index, size);
    }

    /** Children that run, and how many items each has. */
    public SortedMap<Integer, Integer> running() {
        return running;
    }

    /** Whether the source is to be read on. */
    public boolean wantsItems(int atLeast) {
        return heading.isEmpty() && !exhausted && ahead.size() < atLeast && aheadBytes < MOST_BYTES_AHEAD;
    }

    /** Up to where items are in children, or read ahead. */
    public SourcePosition readFrom() {
        return ahead.isEmpty() ? packedTo : new SourcePosition(ahead.getLast().from(), ahead.getLast().skip() + 1);
    }

    /** More items were read. */
    public void read(List<ItemAhead> items, boolean last) {
        ahead.addAll(items);
        items.forEach(item -> aheadBytes += weight(item));
        exhausted = last;
        total = Math.max(total, consumed + packing.size() + ahead.size());
    }

    /** Items of the state's own data are in memory anyway. */
    private long weight(ItemAhead item) {
        return plan.source() instanceof MapRunPlan.Source.Items ? 0 : item.item().value().sizeBytes();
    }

    /** A child has ended; one that does not run is ignored. */
    public void ended(MapRunChanges.Ended child, MapRunChanges changes) {
        Integer size = running.remove(child.index());
        if (size == null) {
            return;
        }
        tally.end(size, child.status());
        outputBytes += child.output().map(Payload::sizeBytes).orElse(0);
        boolean kept = keepsOutputs && (plan.results().export().isPresent() || !tooLarge());
        changes.end(kept
                ? child
                : new MapRunChanges.Ended(child.index(), child.status(), Optional.empty(), child.failure(),
                        child.at()));
    }

    /** Other limits from now on. */
    public void limit(Limits other, MapRunChanges changes) {
        limits = other;
        changes.touch();
    }

    /** As they hold now. */
    public Limits limits() {
        return limits;
    }

    /**
     * Goes no further; what runs is stopped. The first reason stands, but nobody waits for one that is aborted.
     */
    public void giveUp(MapRunEnd end, MapRunChanges changes) {
        if (heading.isPresent() && !(end instanceof MapRunEnd.Aborted)) {
            return;
        }
        boolean first = heading.isEmpty();
        heading = Optional.of(end);
        changes.touch();
        if (first) {
            running.keySet().forEach(changes::stop);
        }
    }

    /**
     * A child that did not succeed.
     *
     * @param terminal
     *            whether it cannot run again
     */
    public record Again(int index, int size, Payload input, boolean terminal) {}

    /** Goes on with what did not succeed, then with what was not begun. */
    public void redrive(MapRunChanges changes) {
        heading = Optional.empty();
        written = false;
        rerun.begin(begun, tally.redrive());
        changes.touch();
    }

    /** Whether children that did not succeed are to be looked for. */
    public boolean wantsAgain() {
        return heading.isEmpty() && rerun.wants();
    }

    /** From which index on. */
    public int againFrom() {
        return rerun.from();
    }

    /** Before which index to stop. */
    public int againUntil() {
        return rerun.until();
    }

    /** Some of them, in order; none if there are no more. */
    public void again(List<Again> some) {
        rerun.found(some, some.isEmpty());
    }

    /** Whether the child of that index ran before this run was redriven. */
    public boolean isAgain(int index) {
        return index < rerun.until();
    }

    private void runAgain(MapRunChanges changes) {
        Again next = rerun.next();
        changes.touch();
        if (next.terminal()) {
            rerun.terminal(next.size());
            tally.fail(next.size(), ExecutionStatus.FAILED);
            return;
        }
        running.put(next.index(), next.size());
        tally.begin(next.size());
        changes.begin(new MapRunChanges.Begun(next.index(), next.size(), next.input()));
    }

    /** Begins children as far as may be, and sees whether it has to be given up. */
    public void goOn(ItemInputs inputs, Ambient ambient, MapRunChanges changes) {
        if (heading.isEmpty() && exceeded()) {
            giveUp(new MapRunEnd.Failed(DistributedMap.EXCEEDED), changes);
        }
        while (mayBegin(changes) && !rerun.isEmpty()) {
            runAgain(changes);
        }
        try {
            while (mayBegin(changes) && rerun.isOver() && pack(inputs, ambient)) {
                begin(changes);
            }
        } catch (EvaluationException e) {
            giveUp(new MapRunEnd.Failed(Failure.of(e.error(), "An error occurred while executing the state '"
                    + plan.state().name() + "' (entered at the event id #" + plan.state().enteredEventId() + "). "
                    + e.getMessage())), changes);
        }
    }

    /** Whether one child more may begin now. */
    public boolean mayBegin(MapRunChanges changes) {
        return heading.isEmpty() && running.size() < limits.atOnce() && changes.hasRoom();
    }

    private void begin(MapRunChanges changes) {
        int size = packing.size();
        Payload input = packing.take();
        if (input.sizeBytes() > Packing.MAX_PAYLOAD_BYTES) {
            giveUp(new MapRunEnd.Failed(dataLimitExceeded()), changes);
            return;
        }
        consumed += size;
        position = packedTo;
        running.put(begun, size);
        tally.begin(size);
        changes.begin(new MapRunChanges.Begun(begun, size, input));
        begun++;
    }

    /** Fills the next child; whether it has all that it will get. */
    private boolean pack(ItemInputs inputs, Ambient ambient) {
        while (!packing.isFull() && !ahead.isEmpty()) {
            ItemAhead next = ahead.peek();
            Payload input = inputs.of(next.item(), consumed + packing.size(), ambient);
            if (!packing.fits(input)) {
                return true;
            }
            packing.add(input);
            packedTo = new SourcePosition(next.from(), next.skip() + 1);
            aheadBytes -= weight(ahead.remove());
        }
        return !packing.isEmpty() && (packing.isFull() || exhausted);
    }

    private boolean exceeded() {
        long unsuccessful = tally.unsuccessfulItems();
        if (unsuccessful == 0) {
            return false;
        }
        OptionalLong count = limits.toleratedCount();
        OptionalDouble percentage = limits.toleratedPercentage();
        if (count.isEmpty() && percentage.isEmpty()) {
            return true;
        }
        boolean totalKnown = exhausted || plan.source() instanceof MapRunPlan.Source.Items;
        return (count.isPresent() && unsuccessful > count.getAsLong())
                || (percentage.isPresent() && totalKnown && unsuccessful * 100.0 > percentage.getAsDouble() * total);
    }

    /** Whether nothing is left but to say how it went. */
    public boolean isDone() {
        return running.isEmpty()
                && (heading.isPresent() || (exhausted && ahead.isEmpty() && packing.isEmpty() && rerun.isOver()));
    }

    /** How it ends if it does not succeed. */
    public Optional<MapRunEnd> heading() {
        return heading;
    }

    /** How many children have begun. */
    public int begun() {
        return begun;
    }

    /** Whether the children's outputs alone are more than a state may give. */
    public boolean tooLarge() {
        return outputBytes > Packing.MAX_PAYLOAD_BYTES;
    }

    /** The results of all children were exported. */
    public void exported() {
        written = true;
    }

    /** The Map's result is larger than a state may give. */
    public Failure dataLimitExceeded() {
        return Failure.of(ErrorNames.DATA_LIMIT_EXCEEDED, "The state/task '" + plan.state().name()
                + "' returned a result with a size exceeding the maximum number of bytes service limit.");
    }

    /** How many children have ended so. */
    public long children(ExecutionStatus status) {
        return tally.executions(status);
    }

    static ObjectNode write(Limits limits) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("concurrency", limits.maxConcurrency());
        limits.toleratedCount().ifPresent(count -> node.put("count", count));
        limits.toleratedPercentage().ifPresent(percentage -> node.put("percentage", percentage));
        return node;
    }

    static Limits limits(JsonNode node) {
        JsonNode count = node.get("count");
        JsonNode percentage = node.get("percentage");
        return new Limits(node.get("concurrency").intValue(),
                count == null ? OptionalLong.empty() : OptionalLong.of(count.longValue()),
                percentage == null ? OptionalDouble.empty() : OptionalDouble.of(percentage.doubleValue()));
    }
}
