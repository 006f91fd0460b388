package dev.pawl.retention;

import dev.pawl.interpreter.model.ExecutionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All policies together.
 *
 * @param all
 *            for all machines
 * @param machines
 *            by ARN or name
 * @param maxSize
 *            bytes that data may take; the oldest ended executions go first, of whatever machine, unless they
 *            are kept forever
 */
public record Rules(Policy all, Map<String, Policy> machines, Optional<Long> maxSize) {
    /** Everything is kept. */
    public static final Rules KEEP_ALL = new Rules(Policy.NONE, Map.of(), Optional.empty());

    private static final List<ExecutionStatus> ENDED = Stream.of(ExecutionStatus.values())
            .filter(ExecutionStatus::ended).toList();

    /** Keeps its own copy. */
    public Rules {
        machines = Map.copyOf(machines);
    }

    /** How long an execution of that machine is kept that ended like that. */
    public Keep keep(String stateMachineArn, ExecutionStatus status) {
        return of(stateMachineArn).of(status).or(() -> all.of(status)).orElseGet(Keep::forever);
    }

    /** Whether somebody said in so many words that it is kept: then size does not matter either. */
    boolean pinned(String stateMachineArn, ExecutionStatus status) {
        return of(stateMachineArn).of(status).or(() -> all.of(status)).filter(Keep.Forever.class::isInstance)
                .isPresent();
    }

    /** Whether executions of that machine are archived before they are removed. */
    public boolean archived(String stateMachineArn) {
        return of(stateMachineArn).archive().or(all::archive).orElse(false);
    }

    /** Whether executions of any machine are. */
    public boolean archiveAny() {
        return Stream.concat(Stream.of(all), machines.values().stream())
                .anyMatch(policy -> policy.archive().orElse(false));
    }

    /** How many ended executions of that machine stay; all if empty. */
    public Optional<Long> count(String stateMachineArn) {
        return of(stateMachineArn).maxCount().or(all::maxCount);
    }

    private Policy of(String arn) {
        Policy named = machines.get(arn);
        if (named == null) {
            named = machines.get(arn.substring(arn.lastIndexOf(':') + 1));
        }
        return named == null ? Policy.NONE : named;
    }

    /** Whether anything may ever go. */
    public boolean removes() {
        return maxSize.isPresent() || counts() || !durations().isEmpty();
    }

    boolean counts() {
        return Stream.concat(Stream.of(all), machines.values().stream()).anyMatch(p -> p.maxCount().isPresent());
    }

    /** All durations that are said, shortest first. */
    List<Duration> durations() {
        TreeSet<Duration> durations = new TreeSet<>();
        Stream.concat(Stream.of(all), machines.values().stream())
                .forEach(policy -> ENDED.forEach(status -> policy.of(status).flatMap(Keep::duration)
                        .ifPresent(durations::add)));
        return List.copyOf(durations);
    }
}
