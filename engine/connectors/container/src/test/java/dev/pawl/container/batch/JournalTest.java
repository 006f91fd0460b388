package dev.pawl.container.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.container.batch.Journal.Line;
import dev.pawl.container.batch.job.Attempt;
import dev.pawl.container.batch.job.Job;
import dev.pawl.container.batch.job.JobKey;
import dev.pawl.container.batch.job.JobState;
import dev.pawl.container.batch.job.JobStatus;
import dev.pawl.container.batch.job.Ledger;
import dev.pawl.container.batch.job.Ledger.Change;
import dev.pawl.container.batch.job.RetryStrategy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on the disk is what there is. */
class JournalTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void jobsComeBackAsTheyWere() {
        Job job = job("a", OptionalInt.of(2), List.of());
        JobState running = JobState.SUBMITTED.starting("t").running(NOW);
        JobState again = running.attempted(new Attempt("t", Optional.of(NOW), Optional.of(NOW), OptionalInt.of(1),
                Optional.of("r"), Optional.of("s")), JobStatus.RUNNABLE, Optional.of("s"), NOW);
        write(new Line.Submitted(job), new Line.Changed(new Change(JobKey.child("a", 1), running)),
                new Line.Changed(new Change(JobKey.child("a", 1), again)));

        Ledger ledger = read(NOW);
        assertThat(ledger.find("a").orElseThrow().job()).isEqualTo(job);
        assertThat(ledger.state(JobKey.child("a", 1))).contains(again);
        assertThat(read(NOW).state(JobKey.child("a", 1))).contains(again);
    }

    @Test
    void aLineThatWasNotWholeWasNotWritten() throws Exception {
        write(new Line.Submitted(job("a", OptionalInt.empty(), List.of())));
        Files.writeString(folder.resolve(Journal.FILE), "{\"key\":\"a\",\"sta", StandardOpenOption.APPEND);

        assertThat(read(NOW).state(JobKey.of("a"))).contains(JobState.SUBMITTED);
    }

    @Test
    void jobsThatEndedLongAgoAreForgottenUnlessOneWaitsForThem() {
        JobState ended = JobState.SUBMITTED.ended(JobStatus.SUCCEEDED, Optional.empty(), NOW.minusSeconds(60));
        write(new Line.Submitted(job("a", OptionalInt.empty(), List.of())),
                new Line.Changed(new Change(JobKey.of("a"), ended)),
                new Line.Submitted(job("b", OptionalInt.empty(), List.of())),
                new Line.Changed(new Change(JobKey.of("b"), ended)), new Line.Submitted(job("c", OptionalInt.empty(),
                        List.of(new Job.Dependency(Optional.of("b"), Optional.empty())))));

        Ledger ledger = read(NOW);
        assertThat(ledger.all()).extracting(entry -> entry.job().id()).containsExactly("b", "c");
    }

    private void write(Line... lines) {
        try (Journal journal = Journal.open(folder, new Ledger(), Instant.MIN)) {
            journal.write(List.of(lines));
        }
    }

    private Ledger read(Instant before) {
        Ledger ledger = new Ledger();
        Journal.open(folder, ledger, before).close();
        return ledger;
    }

    private static Job job(String id, OptionalInt size, List<Job.Dependency> dependsOn) {
        return new Job(id, "name", "definition:1", "queue", NOW, size, dependsOn,
                JsonNodeFactory.instance.objectNode().put("image", "i"), new Job.Room(0.5, 10),
                new Job.Policy(new RetryStrategy(3, List.of(new RetryStrategy.ExitRule(Optional.empty(),
                        Optional.empty(), Optional.of("1*"), "RETRY"))), OptionalInt.of(60)),
                new Job.Origin("execution", "machine", Map.of("p", "v"), Map.of("t", "v"), Optional.of("share")));
    }
}
