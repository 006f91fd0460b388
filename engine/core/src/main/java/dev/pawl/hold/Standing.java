package dev.pawl.hold;

import dev.pawl.store.Control;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All holds at a moment. Never changes, so that each decision can ask it without waiting for anybody. */
public final class Standing {
    static final Standing NONE = new Standing(Map.of(), Optional.empty(), Map.of());

    static final String HOLD = "hold";
    static final String DRAIN = "drain";
    static final String ALL_NODES = "*";

    private final Map<String, Hold> holds;
    private final @Nullable Hold everything;
    private final Optional<Drain> drain;
    private final Map<String, Drain> nodes;
    private final boolean executions;
    private final boolean families;

    Standing(Map<String, Hold> holds, Optional<Drain> drain, Map<String, Drain> nodes) {
        this.drain = drain;
        this.nodes = Map.copyOf(nodes);
        this.holds = new HashMap<>(holds);
        this.everything = holds.get(new Scope.Everything().text());
        this.executions = holds.values().stream().anyMatch(hold -> hold.scope() instanceof Scope.Execution);
        this.families = holds.values().stream().anyMatch(hold -> hold.options().children());
    }

    /** What is stored now. */
    public static Standing of(Control control) {
        Map<String, Hold> holds = new HashMap<>();
        control.all(HOLD).forEach(order -> holds.put(order.name(), Hold.read(order.name(), order.document())));
        Map<String, Drain> drains = new HashMap<>();
        control.all(DRAIN).forEach(order -> drains.put(order.name(), Drain.read(order.document())));
        Optional<Drain> drain = Optional.ofNullable(drains.remove(ALL_NODES));
        return new Standing(holds, drain, drains);
    }

    /** Whether nothing at all is held. */
    public boolean isEmpty() {
        return holds.isEmpty();
    }

    /** Whether not even calls that were under way are begun again. */
    public boolean isQuiet() {
        return everything != null && everything.options().quiet();
    }

    /** That nothing is started any more, if it is so. */
    public Optional<Drain> drain() {
        return drain;
    }

    /** Nodes that are to hand over what they have, by their ids; some may be gone. */
    public Map<String, Drain> drainedNodes() {
        return nodes;
    }

    /** Whether holds of some executions hold what these started, too. */
    public boolean hasFamilies() {
        return families;
    }

    /** What holds an execution, if something does: the widest comes first. */
    public Optional<Hold> over(String executionArn, String machineArn) {
        if (holds.isEmpty()) {
            return Optional.empty();
        }
        return overMachine(machineArn)
                .or(() -> executions ? Optional.ofNullable(holds.get(executionArn)) : Optional.empty());
    }

    /** What holds a machine, if something does. A label is part of its machine. */
    public Optional<Hold> overMachine(String machineArn) {
        if (everything != null || holds.isEmpty()) {
            return Optional.ofNullable(everything);
        }
        int label = machineArn.indexOf('/');
        return Optional.ofNullable(holds.get(label < 0 ? machineArn : machineArn.substring(0, label)));
    }

    /** What holds an execution because of one that it descends from. */
    public Optional<Hold> overFamily(Iterable<String> ancestors) {
        for (String arn : ancestors) {
            Hold hold = holds.get(arn);
            if (hold != null && hold.options().children()) {
                return Optional.of(hold);
            }
        }
        return Optional.empty();
    }

    /** The hold of that scope. */
    public Optional<Hold> of(Scope scope) {
        return Optional.ofNullable(holds.get(scope.text()));
    }

    /** All, by what they hold. */
    public List<Hold> all() {
        return new ArrayList<>(new TreeMap<>(holds).values());
    }

    /** What stood here and does not stand there. */
    List<Hold> without(Standing later) {
        Set<String> still = later.holds.keySet();
        return holds.entrySet().stream().filter(e -> !still.contains(e.getKey())).map(Map.Entry::getValue).toList();
    }

    int executionHolds() {
        return (int) holds.values().stream().filter(hold -> hold.scope() instanceof Scope.Execution).count();
    }
}
