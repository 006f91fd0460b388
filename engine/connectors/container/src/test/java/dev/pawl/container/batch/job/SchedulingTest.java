package dev.pawl.container.batch.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.container.batch.job.Job.Dependency;
import dev.pawl.container.batch.job.Ledger.Change;
import dev.pawl.container.batch.job.Scheduling.Capacity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Which jobs become ready, and which begin. */
class SchedulingTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Ledger ledger = new Ledger();
    private final Scheduling scheduling = new Scheduling(Map.of("low", 1, "high", 10), new Capacity(4, 1_000, 3));

    @Test
    void whoeverCameFirstBeginsFirst() {
        add("a", "low", 2);
        add("b", "low", 1);

        assertThat(starts()).containsExactly("a", "b");
    }

    @Test
    void higherPriorityComesFirst() {
        add("a", "low", 3);
        add("b", "high", 3);

        assertThat(starts()).containsExactly("b");
    }

    @Test
    void nobodyPassesOneThatWaitsForMoreRoom() {
        add("a", "low", 2);
        add("b", "high", 3);
        add("c", "low", 1);
        assertThat(starts()).containsExactly("b");
        set("b", JobStatus.RUNNING);

        assertThat(starts()).isEmpty();
    }

    @Test
    void noMoreJobsThanAllowedRunAtOnce() {
        List.of("a", "b", "c", "d").forEach(id -> add(id, "low", 0.5));

        assertThat(starts()).containsExactly("a", "b", "c");
    }

    @Test
    void aJobThatFitsNowhereFails() {
        add("a", "low", 5);

        assertThat(starts()).isEmpty();
        assertThat(status("a")).isEqualTo(JobStatus.FAILED);
    }

    @Test
    void aDependencyIsAwaited() {
        add("a", "low", 1);
        add(job("b", "low", 1, OptionalInt.empty(), new Dependency(Optional.of("a"), Optional.empty())));
        assertThat(starts()).containsExactly("a");
        assertThat(status("b")).isEqualTo(JobStatus.PENDING);
        set("a", JobStatus.SUCCEEDED);

        assertThat(starts()).containsExactly("b");
    }

    @Test
    void failureGoesAlongAllThatWait() {
        add("a", "low", 1);
        add(job("b", "low", 1, OptionalInt.empty(), new Dependency(Optional.of("a"), Optional.empty())));
        add(job("c", "low", 1, OptionalInt.of(2), new Dependency(Optional.of("b"), Optional.empty())));
        set("a", JobStatus.FAILED);

        assertThat(starts()).isEmpty();
        assertThat(status("b")).isEqualTo(JobStatus.FAILED);
        assertThat(status("c")).isEqualTo(JobStatus.FAILED);
        assertThat(ledger.state(JobKey.child("c", 1)).orElseThrow().reason()).contains("Dependent Job failed");
    }

    @Test
    void childrenFollowThoseOfTheSameIndex() {
        add(job("a", "low", 1, OptionalInt.of(2)));
        add(job("b", "low", 1, OptionalInt.of(2), new Dependency(Optional.of("a"), Optional.of("N_TO_N"))));
        assertThat(starts()).containsExactly("a:0", "a:1");
        ledger.apply(new Change(JobKey.child("a", 0), JobState.SUBMITTED.in(JobStatus.RUNNING)));
        ledger.apply(new Change(JobKey.child("a", 1), JobState.SUBMITTED.in(JobStatus.SUCCEEDED)));

        assertThat(starts()).containsExactly("b:1");
    }

    @Test
    void anArrayOfTenThousandIsQuicklyDecided() {
        add(job("a", "low", 1, OptionalInt.of(10_000), new Dependency(Optional.empty(), Optional.of("SEQUENTIAL"))));
        assertThat(starts()).containsExactly("a:0");
        ledger.apply(new Change(JobKey.child("a", 0), JobState.SUBMITTED.in(JobStatus.FAILED)));

        assertThat(starts()).isEmpty();
        assertThat(status("a")).isEqualTo(JobStatus.FAILED);
        assertThat(ledger.find("a").orElseThrow().summary().get(JobStatus.FAILED)).isEqualTo(10_000);
    }

    @Test
    void rulesAreComparedWithoutRegardToCaseAndMayEndInAStar() {
        RetryStrategy.ExitRule host = new RetryStrategy.ExitRule(Optional.of("host EC2*"), Optional.empty(),
                Optional.empty(), "retry");
        RetryStrategy.ExitRule all = new RetryStrategy.ExitRule(Optional.empty(), Optional.of("*"), Optional.empty(),
                "exit");
        RetryStrategy retry = new RetryStrategy(3, List.of(host, all));

        assertThat(retry.again(attempt("Host EC2 (instance i-1) terminated."), 1)).isTrue();
        assertThat(retry.again(attempt("Host EC2 (instance i-1) terminated."), 3)).isFalse();
        assertThat(retry.again(attempt("Essential container in task exited"), 1)).isFalse();
        assertThat(new RetryStrategy(2, List.of(host)).again(attempt("else"), 1)).isTrue();
    }

    private static Attempt attempt(String statusReason) {
        return new Attempt("t", Optional.empty(), Optional.empty(), OptionalInt.of(1), Optional.empty(),
                Optional.of(statusReason));
    }

    private void add(String id, String queue, double vcpus) {
        add(job(id, queue, vcpus, OptionalInt.empty()));
    }

    private void add(Job job) {
        ledger.add(job);
    }

    static Job job(String id, String queue, double vcpus, OptionalInt size, Dependency... dependsOn) {
        return new Job(id, "name", "definition:1", queue, NOW, size, List.of(dependsOn),
                JsonNodeFactory.instance.objectNode(), new Job.Room(vcpus, 10),
                new Job.Policy(RetryStrategy.ONCE, OptionalInt.empty()),
                new Job.Origin("execution", "machine", Map.of(), Map.of(), Optional.empty()));
    }

    private void set(String id, JobStatus status) {
        ledger.apply(new Change(JobKey.of(id), JobState.SUBMITTED.in(status)));
    }

    private JobStatus status(String id) {
        return ledger.state(JobKey.of(id)).orElseThrow().status();
    }

    private List<String> starts() {
        assertThat(scheduling.settle(ledger, NOW)).isNotNull();
        return scheduling.starts(ledger).stream().map(start -> start.key().toString()).toList();
    }
}
