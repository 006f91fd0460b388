package dev.pawl.container.engine;

import dev.pawl.container.engine.ContainerPlan.Dependency;
import dev.pawl.container.engine.TaskRecord.Stop;
import dev.pawl.container.engine.TaskRecord.StopCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what is to be done about the containers of a task: what starts now, what is told to end, what is
 * killed. As ECS
 * does it: a container starts when those that it depends on have come so far, the end of an essential one
 * ends
 * all, and
 * what others depend on is stopped after them.
 */
final class Supervision {
    private final TaskPlan plan;
    private final Map<String, Seen> seen;

    private Supervision(TaskPlan plan, Map<String, Seen> seen) {
        this.plan = plan;
        this.seen = seen;
    }

    /** What to do with one container. */
    sealed interface Action {
        /** Which container. */
        String container();

        /** Start it. */
        record Start(String container) implements Action {}

        /** Ask it to end. */
        record Ask(String container) implements Action {}

        /** It was asked long enough ago. */
        record Kill(String container) implements Action {}
    }

    /** What follows. */
    sealed interface Decision {
        /** Do these things now, each of which may change something, and look again. */
        record Act(List<Action> actions) implements Decision {}

        /** From now on the task is being stopped; look again. */
        record Stopping(Stop why) implements Decision {}

        /** Nothing until something changes, or that moment comes. */
        record Wait(Optional<Instant> until) implements Decision {}

        /** Nothing runs any more. */
        record Ended() implements Decision {}
    }

    /**
     * Decides.
     *
     * @param seen
     *            every container of the plan
     * @param stopping
     *            whether the task is being stopped
     * @param asked
     *            when containers were asked to end
     */
    static Decision decide(TaskPlan plan, Map<String, Seen> seen, boolean stopping, Map<String, Instant> asked,
            Instant now) {
        Supervision now1 = new Supervision(plan, seen);
        return stopping ? now1.stop(asked, now) : now1.goOn();
    }

    private Decision goOn() {
        Optional<Stop> end = end();
        if (end.isPresent()) {
            return new Decision.Stopping(end.get());
        }
        List<Action> starts = new ArrayList<>();
        for (ContainerPlan container : plan.containers()) {
            if (!(of(container.name()) instanceof Seen.Created)) {
                continue;
            }
            for (Dependency dependency : container.life().dependsOn()) {
                if (neverMet(dependency)) {
                    return new Decision.Stopping(new Stop(StopCode.FAILED_TO_START, unmet(container, dependency)));
                }
            }
            if (container.life().dependsOn().stream().allMatch(this::met)) {
                starts.add(new Action.Start(container.name()));
            }
        }
        return starts.isEmpty() ? new Decision.Wait(Optional.empty()) : new Decision.Act(starts);
    }

    private Optional<Stop> end() {
        for (ContainerPlan container : plan.containers()) {
            if (of(container.name()) instanceof Seen.Gone) {
                return Optional.of(new Stop(StopCode.LOST,
                        "Container " + container.name() + " was removed from the Docker Engine by somebody else"));
            }
        }
        boolean essentialEnded = plan.containers().stream()
                .anyMatch(container -> container.life().essential() && of(container.name()).over());
        boolean allEnded = plan.containers().stream().allMatch(container -> of(container.name()).over());
        return essentialEnded || allEnded
                ? Optional.of(new Stop(StopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited"))
                : Optional.empty();
    }

    private boolean met(Dependency dependency) {
        Seen other = of(dependency.container());
        return switch (dependency.condition()) {
            case START -> !(other instanceof Seen.Created);
            case COMPLETE -> other.over();
            case SUCCESS -> other.code().orElse(-1) == 0;
            case HEALTHY -> other instanceof Seen.Running running && running.health().filter("healthy"::equals)
                    .isPresent();
        };
    }

    private boolean neverMet(Dependency dependency) {
        Seen other = of(dependency.container());
        return switch (dependency.condition()) {
            case START, COMPLETE -> false;
            case SUCCESS -> other.over() && other.code().orElse(-1) != 0;
            case HEALTHY -> other.over() || (other instanceof Seen.Running running
                    && (running.health().isEmpty() || running.health().get().equals("unhealthy")));
        };
    }

    private String unmet(ContainerPlan container, Dependency dependency) {
        String what = switch (of(dependency.container())) {
            case Seen.Exited exited -> "it exited with code " + exited.exitCode();
            case Seen.Running running -> "it is " + running.health().orElse("without a health check");
            case Seen.Created created -> "it never started";
            case Seen.Gone gone -> "it is gone";
        };
        return "Container " + container.name() + " waits for " + dependency.container() + " to be "
                + dependency.condition() + ", but " + what;
    }

    private Decision stop(Map<String, Instant> asked, Instant now) {
        List<Action> actions = new ArrayList<>();
        Optional<Instant> next = Optional.empty();
        boolean running = false;
        for (ContainerPlan container : plan.containers()) {
            String name = container.name();
            if (!(of(name) instanceof Seen.Running)) {
                continue;
            }
            running = true;
            if (othersNeed(name)) {
                continue;
            }
            Instant since = asked.get(name);
            if (since == null) {
                actions.add(new Action.Ask(name));
                continue;
            }
            Instant patience = since.plus(Duration.ofSeconds(container.life().stopTimeoutSeconds()));
            if (!now.isBefore(patience)) {
                actions.add(new Action.Kill(name));
            } else {
                next = next.filter(earlier -> earlier.isBefore(patience)).or(() -> Optional.of(patience));
            }
        }
        if (!actions.isEmpty()) {
            return new Decision.Act(actions);
        }
        return running ? new Decision.Wait(next) : new Decision.Ended();
    }

    private boolean othersNeed(String name) {
        return plan.containers().stream().anyMatch(other -> of(other.name()) instanceof Seen.Running
                && other.life().dependsOn().stream().anyMatch(d -> d.container().equals(name)));
    }

    private Seen of(String name) {
        return seen.getOrDefault(name, new Seen.Gone());
    }
}
