package dev.pawl.container.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that is known of a task at some moment.
 *
 * @param stop
 *            why it ended, or is being ended
 * @param containers
 *            in the order of the plan
 */
public record TaskRecord(TaskPlan plan, Phase phase, Times times, Optional<Stop> stop,
        List<ContainerRecord> containers) {
    /** How far a task has come. Phases follow one another. */
    public enum Phase {
        /** It waits for its turn, for images, for its containers to be made; nothing of it has run. */
        PROVISIONING,
        /** Something of it may run or have run. */
        RUNNING,
        /** All of it has ended; nothing changes any more. */
        STOPPED
    }

    /** When it came so far. */
    public record Times(Instant created, Optional<Instant> pullStarted, Optional<Instant> pullStopped,
            Optional<Instant> started, Optional<Instant> stopping, Optional<Instant> executionStopped,
            Optional<Instant> stopped) {
        static Times created(Instant at) {
            return new Times(at, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty());
        }
    }

    /** Why a task ended. */
    public record Stop(StopCode code, String reason) {}

    /** What kind of end it was. */
    public enum StopCode {
        /** It could not begin: an image, a container, a dependency. */
        FAILED_TO_START,
        /** A container whose end is the task's end came to it. */
        ESSENTIAL_CONTAINER_EXITED,
        /** Somebody stopped it. */
        USER_INITIATED,
        /** It could not be watched any longer, or was gone. */
        LOST
    }

    /** How far a container has come. */
    public enum Status {
        /** It has not been started. */
        PENDING,
        /** It runs. */
        RUNNING,
        /** It has ended, or never began and never will. */
        STOPPED
    }

    /**
     * All that is known of a container.
     *
     * @param runtimeId
     *            Docker's id
     * @param exitCode
     *            none if it never ran or nobody knows
     * @param reason
     *            what is special about its end
     * @param health
     *            of its last health check, in Docker's words
     */
    public record ContainerRecord(String name, Status status, Optional<String> runtimeId, OptionalInt exitCode,
            Optional<String> reason, Optional<String> health, List<Binding> bindings) {
        static ContainerRecord pending(String name) {
            return new ContainerRecord(name, Status.PENDING, Optional.empty(), OptionalInt.empty(), Optional.empty(),
                    Optional.empty(), List.of());
        }

        ContainerRecord failed(String why) {
            return new ContainerRecord(name, Status.STOPPED, runtimeId, exitCode, Optional.of(why), health, bindings);
        }
    }

    /** A port as it is published. */
    public record Binding(String address, int containerPort, int hostPort, String protocol) {}

    static TaskRecord accepted(TaskPlan plan, Instant now) {
        return new TaskRecord(plan, Phase.PROVISIONING, Times.created(now), Optional.empty(),
                plan.containers().stream().map(container -> ContainerRecord.pending(container.name())).toList());
    }

    /** Whether nothing changes any more. */
    public boolean ended() {
        return phase == Phase.STOPPED;
    }

    /** What is known of a container. */
    public Optional<ContainerRecord> container(String name) {
        return containers.stream().filter(container -> container.name().equals(name)).findFirst();
    }

    TaskRecord in(Phase next, Times when) {
        return new TaskRecord(plan, next, when, stop, containers);
    }

    TaskRecord with(List<ContainerRecord> seen) {
        return new TaskRecord(plan, phase, times, stop, seen);
    }

    /** With one container as it is now. */
    TaskRecord with(ContainerRecord seen) {
        return with(containers.stream().map(c -> c.name().equals(seen.name()) ? seen : c).toList());
    }

    /** The first reason stands. */
    TaskRecord stopping(Stop why, Instant now) {
        if (stop.isPresent()) {
            return this;
        }
        Times when = new Times(times.created(), times.pullStarted(), times.pullStopped(), times.started(),
                Optional.of(now), times.executionStopped(), times.stopped());
        return new TaskRecord(plan, phase, when, Optional.of(why), containers);
    }

    TaskRecord pulling(Instant now) {
        return in(phase, new Times(times.created(), Optional.of(now), Optional.empty(), Optional.empty(),
                times.stopping(), Optional.empty(), Optional.empty()));
    }

    TaskRecord pulled(Instant now) {
        return in(phase, new Times(times.created(), times.pullStarted(), Optional.of(now), Optional.empty(),
                times.stopping(), Optional.empty(), Optional.empty()));
    }

    TaskRecord launched(Instant now) {
        return in(Phase.RUNNING, new Times(times.created(), times.pullStarted(), times.pullStopped(), Optional.of(now),
                times.stopping(), Optional.empty(), Optional.empty()));
    }

    /** Nothing runs any more; containers that never began never will. */
    TaskRecord stopped(Instant now) {
        Times when = new Times(times.created(), times.pullStarted(), times.pullStopped(), times.started(),
                times.stopping().or(() -> Optional.of(now)), Optional.of(now), Optional.of(now));
        List<ContainerRecord> ended = containers.stream()
                .map(c -> new ContainerRecord(c.name(), Status.STOPPED, c.runtimeId(), c.exitCode(), c.reason(),
                        c.health(), c.bindings()))
                .toList();
        return new TaskRecord(plan, Phase.STOPPED, when, stop, ended);
    }
}
