package dev.pawl.server.observe;

import dev.pawl.engine.Engine;
import dev.pawl.hold.Drain;
import dev.pawl.hold.Hold;
import dev.pawl.hold.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people ordered that keeps a server from working, and how that is ended: whoever comes later must see
 * it.
 */
public final class Standstill {
    private final Engine engine;

    /** As that engine knows it. */
    public Standstill(Engine engine) {
        this.engine = engine;
    }

    /** All that is to be said of it, a sentence each. */
    public List<String> sentences() {
        return Stream.of(drained(), paused()).flatMap(Optional::stream).toList();
    }

    /** That the server, or this node of it, is being drained. */
    Optional<String> drained() {
        return engine.holding().draining().map(drain -> "The server is being drained" + ordered(drain)
                + ", and takes no starts; pawl drain --end ends that")
                .or(() -> engine.holding().drainingHere().map(drain -> "The node is being drained" + ordered(drain)
                        + "; pawl drain --node " + engine.members().self().name() + " --end ends that"));
    }

    /** That everything is paused. */
    Optional<String> paused() {
        return engine.holding().all().stream().filter(hold -> hold.scope() instanceof Scope.Everything).findFirst()
                .map(hold -> "Everything is paused" + ordered(hold.since(), hold.by(), hold.reason())
                        + (hold.options().refuseStarts() ? ", and starts are refused" : "")
                        + "; pawl resume --all ends that");
    }

    /** How many are paused, by what they are. */
    Map<String, Long> holds() {
        Map<String, Long> counts = new LinkedHashMap<>(Map.of("everything", 0L, "machines", 0L, "executions", 0L));
        engine.holding().all().stream().map(Hold::scope).forEach(scope -> counts.merge(switch (scope) {
            case Scope.Everything all -> "everything";
            case Scope.Machine machine -> "machines";
            case Scope.Execution execution -> "executions";
        }, 1L, Long::sum));
        return counts;
    }

    private static String ordered(Drain drain) {
        return ordered(drain.since(), drain.by(), drain.reason());
    }

    private static String ordered(Instant since, String by, Optional<String> reason) {
        return " since " + since + " by " + by + reason.map(why -> " (" + why + ")").orElse("");
    }
}
