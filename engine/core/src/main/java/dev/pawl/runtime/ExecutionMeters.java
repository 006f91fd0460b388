package dev.pawl.runtime;

import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.metrics.Counter;
import dev.pawl.metrics.Histogram;
import dev.pawl.metrics.Metric;
import dev.pawl.metrics.Metrics;
import dev.pawl.metrics.Registry;
import dev.pawl.metrics.Scale;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what executions do, once it is durable. The first machines that are seen are told apart, which are
 * those that
 * are used most; further ones are counted together, so that there is an end to it.
 */
final class ExecutionMeters {
    /** One line for each end, for those who ask for it. */
    private static final Logger ENDS = LoggerFactory.getLogger("dev.pawl.ends");
    private static final Metric STARTED = Metric.counter("pawl_executions_started_total",
            "Executions that were started.", "machine");
    private static final Metric ENDED = Metric.counter("pawl_executions_ended_total",
            "Executions that ended, by how they ended.", "machine", "status");
    private static final Metric REDRIVEN = Metric.counter("pawl_executions_redriven_total",
            "Executions that were redriven.", "machine");
    private static final Metric TRANSITIONS = Metric.counter("pawl_state_transitions_total",
            "States that were entered.", "machine");
    private static final Metric DURATION = Metric.histogram("pawl_execution_duration_seconds",
            "How long executions took from their start to their end.", "machine");
    private static final Metric START_DELAY = Metric.histogram("pawl_execution_start_delay_seconds",
            "How long it took from a start that was asked for until it was durable.");
    private static final int NAME = 6;

    private final Metrics metrics;
    private final EngineClock clock;
    private final Histogram startDelay;
    private final ConcurrentMap<String, OfMachine> machines = new ConcurrentHashMap<>();
    private final OfMachine others;

    private record OfMachine(Counter started, Counter redriven, Counter transitions,
            Map<ExecutionStatus, Counter> ended,
            Histogram duration) {}

    ExecutionMeters(Metrics metrics, EngineClock clock) {
        this.metrics = metrics;
        this.clock = clock;
        this.startDelay = metrics.histogram(START_DELAY, Scale.CALLS);
        this.others = of(Registry.OTHER);
    }

    /** These events of an execution are durable. */
    void happened(ExecutionInfo info, List<HistoryEvent> events) {
        if (events.isEmpty() || metrics == Metrics.NONE) {
            return;
        }
        OfMachine machine = machine(info.stateMachineArn());
        int transitions = 0;
        for (HistoryEvent event : events) {
            switch (event.event()) {
                case Event.StateEntered entered -> transitions++;
                case Event.ExecutionStarted started -> {
                    machine.started().increment();
                    startDelay.observe(Math.max(0, Duration.between(info.startedAt(), clock.now()).toNanos()));
                }
                case Event.ExecutionRedriven redriven -> machine.redriven().increment();
                case Event.ExecutionSucceeded end -> ended(machine, ExecutionStatus.SUCCEEDED, info, event.timestamp());
                case Event.ExecutionFailed end -> ended(machine, ExecutionStatus.FAILED, info, event.timestamp());
                case Event.ExecutionTimedOut end -> ended(machine, ExecutionStatus.TIMED_OUT, info, event.timestamp());
                case Event.ExecutionAborted end -> ended(machine, ExecutionStatus.ABORTED, info, event.timestamp());
                default -> {
                    // what goes on inside of a state
                }
            }
        }
        if (transitions > 0) {
            machine.transitions().add(transitions);
        }
    }

    private static void ended(OfMachine machine, ExecutionStatus status, ExecutionInfo info, Instant at) {
        Counter counter = machine.ended().get(status);
        if (counter != null) {
            counter.increment();
        }
        Duration took = Duration.between(info.startedAt(), at);
        machine.duration().observe(Math.max(0, took.toNanos()));
        // asked for at DEBUG, because not everybody wants a line for each; told at INFO, because whoever asked does
        if (ENDS.isDebugEnabled()) {
            ENDS.info("{} {} after {}", info.arn(), status, took);
        }
    }

    private OfMachine machine(String arn) {
        OfMachine known = machines.get(arn);
        if (known != null) {
            return known;
        }
        return machines.size() < metrics.machines() ? machines.computeIfAbsent(arn, a -> of(nameOf(a))) : others;
    }

    /** The name in an ARN, with that of the map state for a machine inside of one. */
    private static String nameOf(String arn) {
        String[] parts = arn.split(":", NAME + 1);
        return parts.length > NAME ? parts[NAME] : arn;
    }

    private OfMachine of(String name) {
        Map<ExecutionStatus, Counter> ended = new EnumMap<>(ExecutionStatus.class);
        for (ExecutionStatus status : ExecutionStatus.values()) {
            if (status.ended()) {
                ended.put(status, metrics.counter(ENDED, name, status.name()));
            }
        }
        return new OfMachine(metrics.counter(STARTED, name), metrics.counter(REDRIVEN, name),
                metrics.counter(TRANSITIONS, name), ended, metrics.histogram(DURATION, Scale.EXECUTIONS, name));
    }
}
