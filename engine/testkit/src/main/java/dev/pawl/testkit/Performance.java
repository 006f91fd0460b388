package dev.pawl.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.asl.TaskResource.Pattern;
import dev.pawl.connector.Outcome;
import dev.pawl.engine.ActivityTasks.ActivityTask;
import dev.pawl.engine.Engine;
import dev.pawl.json.Payload;
import dev.pawl.testkit.mock.Behaviour;
import dev.pawl.testkit.mock.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Services do what their mocks say, at the moment that they say, whether or not the engine is alive then. */
final class Performance {
    private static final Duration POLL = Duration.ofSeconds(60);

    private final Outside outside;
    private final VirtualClock clock;
    private final Supplier<Engine> engine;
    private final Faults faults;
    private final Runnable powerCut;
    private final Map<Casting.Key, Act> acts = new HashMap<>();
    private final Set<Casting.Key> crashed = new HashSet<>();
    private final List<Delivery> deliveries = new ArrayList<>();

    /** What a service is about to do. */
    private record Act(Ending ending, Instant due) {}

    Performance(Outside outside, VirtualClock clock, Supplier<Engine> engine, Faults faults, Runnable powerCut) {
        this.outside = outside;
        this.clock = clock;
        this.engine = engine;
        this.faults = faults;
        this.powerCut = powerCut;
    }

    /** All task tokens that were brought back. */
    List<Delivery> deliveries() {
        return deliveries;
    }

    void forget(String executionArn) {
        acts.keySet().removeIf(key -> key.executionArn().equals(executionArn));
    }

    /** A task begins; perhaps once more, because the process that had begun it died. */
    CompletionStage<Outcome> start(Casting.Role role, String token, Pattern pattern) {
        Behaviour behaviour = role.behaviour().orElseThrow();
        boolean first = !acts.containsKey(role.key());
        Optional<Act> act = act(role);
        boolean dies = behaviour.crashes() && crashed.add(role.key());
        if (dies) {
            powerCut.run();
        }
        if (dies || act.isEmpty() || (act.get().ending() instanceof Ending.Silence s && !s.accepted())) {
            return new CompletableFuture<>();
        }
        Payload accepted = Payload.of(behaviour.accepted());
        return switch (pattern) {
            case REQUEST_RESPONSE -> end(role);
            case SYNC, SYNC_2 -> CompletableFuture.completedFuture(new Outcome.Accepted(accepted,
                    Payload.of(JsonNodeFactory.instance.objectNode())));
            case WAIT_FOR_TASK_TOKEN -> {
                if (first) {
                    bringBack(role, behaviour, act.get(), token);
                }
                yield CompletableFuture.completedFuture(new Outcome.Completed(accepted));
            }
        };
    }

    /** The end of work that has begun. */
    CompletionStage<Outcome> end(Casting.Role role) {
        CompletableFuture<Outcome> end = new CompletableFuture<>();
        act(role).filter(act -> !(act.ending() instanceof Ending.Silence)).ifPresent(act -> {
            if (act.due().isAfter(clock.now())) {
                outside.at(act.due(), () -> end.complete(Services.outcome(act.ending())));
            } else {
                end.complete(Services.outcome(act.ending()));
            }
        });
        return end;
    }

    /** A worker comes for a task of an activity. */
    void work(Casting.Role role, String activityArn) {
        if (role.behaviour().filter(b -> !(b.ending() instanceof Ending.Silence s) || s.accepted()).isPresent()) {
            outside.at(clock.now(), () -> engine.get().activities().getTask(activityArn, Optional.of("mock"), POLL)
                    .thenAccept(task -> task.ifPresent(t -> work(role, t))));
        }
    }

    private void work(Casting.Role role, ActivityTask task) {
        act(role).ifPresent(act -> bringBack(role, role.behaviour().orElseThrow(), act, task.token()));
    }

    private Optional<Act> act(Casting.Role role) {
        Act known = acts.get(role.key());
        if (known != null) {
            return Optional.of(known);
        }
        Behaviour behaviour = role.behaviour().orElseThrow();
        Optional<Act> act = faults.guard(() -> new Act(ending(role, behaviour.ending()),
                clock.now().plus(behaviour.after())));
        act.ifPresent(a -> acts.put(role.key(), a));
        return act;
    }

    private static Ending ending(Casting.Role role, Ending ending) {
        return ending instanceof Ending.Answers asks ? ending(role, asks.answer().apply(role.call())) : ending;
    }

    private void bringBack(Casting.Role role, Behaviour behaviour, Act act, String token) {
        behaviour.heartbeats().ifPresent(beats -> {
            for (int i = 1; i <= beats.count(); i++) {
                outside.at(clock.now().plus(beats.every().multipliedBy(i)), () -> engine.get().tasks()
                        .heartbeat(token));
            }
        });
        if (!(act.ending() instanceof Ending.Silence)) {
            for (int i = 0; i < behaviour.deliveries(); i++) {
                outside.at(act.due(), () -> deliver(role, act.ending(), token));
            }
        }
    }

    private void deliver(Casting.Role role, Ending ending, String token) {
        CompletionStage<Void> delivery = switch (Services.outcome(ending)) {
            case Outcome.Completed done -> engine.get().tasks().succeed(token, done.output().text());
            case Outcome.Failed failed -> engine.get().tasks().fail(token, failed.failure());
            case Outcome other -> throw new IllegalStateException("Expected an end, but got " + other);
        };
        Instant at = clock.now();
        delivery.whenComplete((done, refused) -> deliveries.add(new Delivery(role.key().executionArn(),
                role.call().state(), at, Optional.ofNullable(refused).map(Performance::why))));
    }

    private static String why(Throwable refused) {
        Throwable cause = refused.getCause();
        return String.valueOf((cause == null ? refused : cause).getMessage());
    }

}
