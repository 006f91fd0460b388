package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.archive.Archive;
import dev.pawl.archive.ArchiveEntry;
import dev.pawl.archive.ArchiveFiles;
import dev.pawl.archive.Archived;
import dev.pawl.archive.ArchivedExecution;
import dev.pawl.archive.FolderFiles;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.retention.Archiver;
import dev.pawl.retention.Policies;
import dev.pawl.retention.Policy;
import dev.pawl.retention.RetentionSettings;
import dev.pawl.retention.Rules;
import dev.pawl.retention.Sweeper;
import dev.pawl.store.Executions.Query;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Lease;
import dev.pawl.store.RetentionRules.Hold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What policies let go is gone after a pass, and nothing else. */
interface SweeperContract extends StoreContract {
    Duration DAY = Duration.ofDays(1);

    private static Policy policy(String json) {
        return Policies.read(Json.read(json));
    }

    private Sweeper sweeper(Rules rules, Instant now, Archiver archiver) {
        RetentionSettings settings = new RetentionSettings(rules, Duration.ofMinutes(1), Duration.ofSeconds(1), 1,
                RetentionSettings.STANDARD.express());
        Sweeper sweeper = new Sweeper(store(), IndexedStore.at(now), new Policies(rules, store().retention()), settings,
                archiver);
        store().partitions().holdings().forEach(h -> sweeper.own(new Lease(h.partition(), h.epoch())));
        return sweeper;
    }

    private static void end(Given given, String name, long afterMillis, ExecutionStatus status) {
        long key = given.begun(name);
        Given.Change change = given.existing(name, key, 1);
        given.append(status == ExecutionStatus.SUCCEEDED
                ? change.succeeded(afterMillis, Payload.parse("{\"out\":1}"))
                : change.failed(afterMillis, status, Failure.of("E", "c")));
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (ExecutionRecord e : store().executions().list(new Query(Given.MACHINE, Optional.empty(), Optional.empty(),
                10_000))) {
            names.add(e.info().name());
        }
        return names;
    }

    @Test
    default void nothingGoesUnlessSomebodySaysSo() {
        Given given = new Given(store());
        end(given, "old", 2, ExecutionStatus.SUCCEEDED);
        sweeper(Rules.KEEP_ALL, Given.NOW.plus(Duration.ofDays(10_000)), Archiver.NONE).pass();
        assertThat(names()).containsExactly("old");
    }

    /** Told late, and out of order, under load: the lease that stands is the one to go by. */
    @Test
    default void aLeaseThatIsOverDoesNotTakeThePlaceOfItsSuccessor() {
        Given given = new Given(store());
        end(given, "old", 2, ExecutionStatus.SUCCEEDED);
        Sweeper sweeper = sweeper(new Rules(policy("{\"maxAge\":\"P1D\"}"), Map.of(), Optional.empty()),
                Given.NOW.plus(Duration.ofDays(9)), Archiver.NONE);
        store().partitions().holdings().forEach(h -> sweeper.own(new Lease(h.partition(), h.epoch() - 1)));
        sweeper.pass();
        assertThat(names()).isEmpty();
    }

    @Test
    default void exactlyThoseGoWhoseTimeIsOver() {
        Given given = new Given(store());
        for (long seed = 1; seed <= 6; seed++) {
            play(given, new Random(seed), "s" + seed + "-");
        }
    }

    private void play(Given given, Random random, String prefix) {
        Instant now = Given.NOW.plus(Duration.ofDays(20));
        Map<ExecutionStatus, Integer> days = Map.of(ExecutionStatus.SUCCEEDED, 1 + random.nextInt(20),
                ExecutionStatus.FAILED, 1 + random.nextInt(20), ExecutionStatus.ABORTED, 1 + random.nextInt(20));
        Policy policy = policy("{\"keep\":{\"succeeded\":\"P%dD\",\"failed\":\"P%dD\",\"aborted\":\"P%dD\"}}"
                .formatted(days.get(ExecutionStatus.SUCCEEDED), days.get(ExecutionStatus.FAILED),
                        days.get(ExecutionStatus.ABORTED)));
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < 60; i++) {
            String name = prefix + i;
            ExecutionStatus status = List.of(ExecutionStatus.values())
                    .get(random.nextInt(ExecutionStatus.values().length));
            Duration ended = Duration.ofMinutes(random.nextInt(20 * 24 * 60) + 1);
            boolean held = random.nextInt(10) == 0;
            if (status == ExecutionStatus.RUNNING) {
                given.begun(name);
            } else {
                end(given, name, ended.toMillis(), status);
            }
            if (held) {
                store().retention().hold(new Hold(0, Given.arn(name), now, "t", ""));
            }
            Integer keep = days.get(status);
            if (held || keep == null || !Given.NOW.plus(ended).isBefore(now.minus(Duration.ofDays(keep)))) {
                expected.add(name);
            }
        }
        Sweeper sweeper = sweeper(new Rules(policy, Map.of(), Optional.empty()), now, Archiver.NONE);
        sweeper.pass();
        sweeper.pass();

        Set<String> left = names();
        left.removeIf(name -> !name.startsWith(prefix));
        assertThat(left).isEqualTo(expected);
        for (String name : left) {
            assertThat(store().log().load(Given.arn(name)).orElseThrow().events()).isNotEmpty();
        }
    }

    @Test
    default void aMachinesOwnPolicyComesFirstAndCountsApply() {
        Given given = new Given(store());
        for (int i = 0; i < 10; i++) {
            end(given, "e" + i, i + 2, ExecutionStatus.SUCCEEDED);
        }
        Instant now = Given.NOW.plus(DAY.multipliedBy(30));
        Rules rules = new Rules(policy("{\"maxAge\":\"P1D\"}"),
                Map.of("Order", policy("{\"maxAge\":\"P365D\",\"maxCount\":4}")), Optional.empty());

        sweeper(rules, now, Archiver.NONE).pass();
        assertThat(names()).containsExactly("e6", "e7", "e8", "e9");

        store().retention().put(Given.MACHINE, "{\"keep\":\"forever\"}", now);
        store().retention().put("*", "{\"maxAge\":\"PT1S\",\"maxCount\":0}", now);
        sweeper(rules, now, Archiver.NONE).pass();
        assertThat(names()).hasSize(4);
        store().retention().remove(Given.MACHINE);
        store().retention().put("Order", "{\"maxAge\":\"PT1S\"}", now);
        sweeper(rules, now, Archiver.NONE).pass();
        assertThat(names()).isEmpty();
    }

    @Test
    default void whatIsToBeArchivedStaysUntilItIs() {
        Given given = new Given(store());
        end(given, "a", 2, ExecutionStatus.SUCCEEDED);
        end(given, "b", 3, ExecutionStatus.SUCCEEDED);
        Rules rules = new Rules(policy("{\"maxAge\":\"P1D\",\"archive\":true}"), Map.of(), Optional.empty());
        Instant now = Given.NOW.plus(DAY.multipliedBy(2));
        sweeper(rules, now, Archiver.NONE).pass();
        assertThat(names()).containsExactly("a", "b");
        List<String> written = new ArrayList<>();
        sweeper(rules, now, candidates -> {
            candidates.forEach(c -> written.add(c.arn()));
            return candidates.stream().filter(c -> c.arn().endsWith(":a")).toList();
        }).pass();
        assertThat(new HashSet<>(written)).containsExactlyInAnyOrder(Given.arn("a"), Given.arn("b"));
        assertThat(names()).containsExactly("b");
    }

    @Test
    default void whatIsArchivedIsReadAgainAsItWas() throws IOException {
        Given given = new Given(store());
        end(given, "a", 2, ExecutionStatus.SUCCEEDED);
        end(given, "b", 3, ExecutionStatus.FAILED);
        ExecutionRecord before = store().executions().find(Given.arn("a")).orElseThrow();
        List<HistoryEvent> events = store().removals().events(before.key());
        Path folder = Files.createTempDirectory("pawl-archive-test");
        ArchiveFiles files = new FolderFiles(folder);
        Rules rules = new Rules(policy("{\"maxAge\":\"P1D\",\"archive\":true}"), Map.of(), Optional.empty());

        sweeper(rules, Given.NOW.plus(DAY.multipliedBy(2)), new Archive(store(), files)).pass();

        assertThat(names()).isEmpty();
        Archived archived = new Archived(files);
        ArchivedExecution again = archived.find(Given.arn("a")).orElseThrow();
        assertThat(again.events()).isEqualTo(events);
        assertThat(again.execution().info()).isEqualTo(before.info());
        assertThat(again.execution().output()).isEqualTo(before.output());
        assertThat(again.json().path("events")).hasSize(2);
        assertThat(again.definition()).isEqualTo("{\"StartAt\":\"A\"}");
        assertThat(archived.search(e -> e.status() == ExecutionStatus.FAILED, 9)).extracting(ArchiveEntry::name)
                .containsExactly("b");
        assertThat(archived.find(Given.arn("c"))).isEmpty();
        ArchiveFiles.File file = files.list().getFirst();
        long verified = 0;
        for (ArchiveFiles.File one : files.list()) {
            verified += archived.verify(one);
        }
        assertThat(verified).isEqualTo(2);
        int all = files.list().size(); // one for each partition

        byte[] bytes = Files.readAllBytes(folder.resolve(file.name()));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve(file.name()), bytes);
        assertThatThrownBy(() -> new Archived(files).verify(file)).isInstanceOf(IOException.class)
                .hasMessageContaining("SHA-256");
        assertThat(archived.trim(Given.NOW.plus(DAY))).isEqualTo(all);
        assertThat(files.list()).isEmpty();
        Files.delete(folder);
    }
}
