package dev.pawl.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.schedule.expression.ExpressionParser;
import dev.pawl.schedule.expression.Rate;
import dev.pawl.server.backup.BackupSettings.Timing;
import dev.pawl.server.backup.Backups.Keeping;
import dev.pawl.server.backup.Backups.Making;
import dev.pawl.store.Lease;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreAddress.SqliteFile;
import dev.pawl.testkit.VirtualClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a server makes backups by itself, how many stay, and what becomes of one that cannot be made. */
class BackupRunnerTest {
    private static final Instant START = Instant.parse("2026-03-27T12:00:00Z");
    /** A runner looks that often, so a backup is made so much later at most. */
    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final Lease FIRST = new Lease(0, 1);

    @TempDir
    private Path folder = Path.of("");
    private Path file = Path.of("pawl.db");
    private final VirtualClock clock = new VirtualClock(START);
    private Flaky vault = new Flaky(new FolderVault(Path.of("")));
    private Backups backups = new Backups(vault, Clock.systemUTC());

    /** A disk that is full until somebody makes room. */
    private static final class Flaky implements Vault {
        private final FolderVault beneath;
        private Optional<String> failure = Optional.empty();

        Flaky(FolderVault beneath) {
            this.beneath = beneath;
        }

        @Override
        public List<String> names() throws IOException {
            return beneath.names();
        }

        @Override
        public void put(Path from, String name) throws IOException {
            if (failure.isPresent()) {
                throw new IOException(failure.get());
            }
            beneath.put(from, name);
        }

        @Override
        public InputStream open(String name) throws IOException {
            return beneath.open(name);
        }

        @Override
        public void delete(String name) throws IOException {
            beneath.delete(name);
        }

        @Override
        public Path workFolder() throws IOException {
            return beneath.workFolder();
        }

        @Override
        public String toString() {
            return beneath.toString();
        }
    }

    @BeforeEach
    void make() {
        file = folder.resolve("pawl.db");
        vault = new Flaky(new FolderVault(folder.resolve("backups")));
        backups = new Backups(vault, ((InstantSource) clock::now).withZone(ZoneOffset.UTC));
        JooqStore.sqlite(file).close();
    }

    private BackupRunner runner(Timing timing, int keep, Executor workers) {
        BackupSettings settings = new BackupSettings(Optional.of(folder.toString()), Optional.of(timing),
                new Keeping(keep, Optional.empty()), false, false, 1L << 30);
        return new BackupRunner(backups, settings, new SqliteFile(file),
                new Making(false, false, 1L << 30, "test", Optional.empty()), clock, workers);
    }

    private static Timing every(String period) {
        return new Timing(new Rate(Duration.parse(period)), ZoneOffset.UTC);
    }

    private BackupRunner leading(Timing timing, int keep) {
        BackupRunner runner = runner(timing, keep, Runnable::run);
        runner.own(FIRST);
        runner.start();
        return runner;
    }

    private List<Instant> made() {
        return backups.list().stream().map(Manifest::createdAt).toList();
    }

    @Test
    void the_first_is_made_at_once_then_each_period_and_so_many_stay() {
        try (BackupRunner runner = leading(every("PT6H"), 3)) {
            clock.advance(LOOK);
            assertThat(made()).containsExactly(START.plus(LOOK));
            assertThat(runner.due()).contains(START.plus(LOOK).plus(Duration.ofHours(6)));
            clock.advance(Duration.ofHours(6).minus(LOOK));
            assertThat(made()).hasSize(1);

            clock.advance(Duration.ofHours(24).plus(LOOK.multipliedBy(5)));

            Instant last = START.plus(Duration.ofHours(30)).plus(LOOK);
            assertThat(made()).containsExactly(last, last.minus(Duration.ofHours(6)), last.minus(Duration.ofHours(12)));
            assertThat(runner.status().succeededAt()).contains(last);
            assertThat(runner.status().running()).isFalse();
            assertThat(runner.failures()).isZero();
        }
        clock.advance(Duration.ofDays(2));
        assertThat(made()).as("nothing after it was closed").hasSize(3).first()
                .isEqualTo(START.plus(Duration.ofHours(30)).plus(LOOK));
    }

    @Test
    void cron_follows_the_clock_of_its_zone_over_the_change_to_summer_time() throws Exception {
        Timing nightly = new Timing(ExpressionParser.parse("cron(0 3 * * ? *)"), ZoneId.of("Europe/Berlin"));
        try (BackupRunner runner = leading(nightly, 14)) {
            clock.advance(Duration.ofDays(3));

            // 3 o'clock is 2 in UTC on the 28th, 1 from the 29th on
            assertThat(made()).containsExactly(Instant.parse("2026-03-30T01:00:00Z"),
                    Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-28T02:00:00Z"));
            assertThat(runner.due()).contains(Instant.parse("2026-03-31T01:00:00Z"));
        }
    }

    @Test
    void what_was_missed_is_made_up_for_once() throws Exception {
        Timing nightly = new Timing(ExpressionParser.parse("cron(0 3 * * ? *)"), ZoneOffset.UTC);
        try (BackupRunner runner = leading(nightly, 14)) {
            clock.advance(Duration.ofDays(1));
            assertThat(runner.due()).contains(Instant.parse("2026-03-29T03:00:00Z"));
        }
        assertThat(made()).containsExactly(Instant.parse("2026-03-28T03:00:00Z"));
        clock.advance(Duration.ofDays(9));

        try (BackupRunner runner = leading(nightly, 14)) {
            Instant again = clock.now();
            clock.advance(Duration.ofHours(3));
            assertThat(made()).containsExactly(again.plus(LOOK), Instant.parse("2026-03-28T03:00:00Z"));
            assertThat(runner.due()).contains(Instant.parse("2026-04-07T03:00:00Z"));
        }
    }

    @Test
    void one_that_cannot_be_made_is_told_and_tried_again_after_a_quarter_of_an_hour() throws IOException {
        vault.failure = Optional.of("No space left on device");
        try (BackupRunner runner = leading(every("PT6H"), 3)) {
            clock.advance(Duration.ofMinutes(15));
            assertThat(runner.failures()).isEqualTo(1);
            assertThat(runner.status().failedAt()).contains(START.plus(LOOK));
            assertThat(runner.status().failure().orElseThrow()).contains("Expected to make a backup in",
                    folder.resolve("backups").toString(), "No space left on device");
            assertThat(runner.status().running()).isFalse();
            assertThat(vault.names()).isEmpty();
            clock.advance(LOOK);
            assertThat(runner.failures()).as("tried again").isEqualTo(2);

            vault.failure = Optional.empty();
            clock.advance(Duration.ofMinutes(15).plus(LOOK));
            assertThat(made()).hasSize(1);
            assertThat(runner.status().failure()).as("told no more").isEmpty();
            assertThat(runner.status().failedAt()).isEmpty();
            assertThat(runner.failures()).isEqualTo(2);
        }
    }

    @Test
    void a_store_that_cannot_be_read_is_told_in_words() throws IOException {
        Files.delete(file);
        try (BackupRunner runner = leading(every("PT6H"), 3)) {
            clock.advance(LOOK);
            assertThat(runner.status().failure().orElseThrow()).contains(file.toString(), "no such file");
        }
    }

    @Test
    void a_manifest_that_cannot_be_read_keeps_nobody_from_making_more() throws IOException {
        Files.createDirectories(folder.resolve("backups"));
        Files.writeString(folder.resolve("backups/pawl-20260301T030000Z.json"), "{\"kind\":\"pawl-ba");
        try (BackupRunner runner = leading(every("PT6H"), 3)) {
            clock.advance(Duration.ofHours(7));
            assertThat(made()).hasSize(2);
            assertThat(runner.failures()).isZero();
            assertThat(backups.look().unreadable()).containsOnlyKeys("pawl-20260301T030000Z");
        }
    }

    @Test
    void of_several_servers_the_one_with_the_first_partition_makes_them() {
        try (BackupRunner runner = runner(every("PT1H"), 9, Runnable::run)) {
            runner.own(new Lease(1, 1));
            runner.start();
            clock.advance(Duration.ofHours(2));
            assertThat(made()).isEmpty();

            runner.own(FIRST);
            clock.advance(LOOK);
            assertThat(made()).hasSize(1);
            runner.disown(0);
            clock.advance(Duration.ofHours(5));
            assertThat(made()).hasSize(1);
        }
    }

    @Test
    void one_is_made_at_a_time_and_whoever_asks_meanwhile_is_told() {
        List<Runnable> asked = new ArrayList<>();
        try (BackupRunner runner = runner(every("PT1H"), 9, asked::add)) {
            assertThat(runner.begin()).isTrue();
            assertThat(runner.begin()).isFalse();
            assertThat(asked).hasSize(1);
            asked.getFirst().run();
            assertThat(made()).hasSize(1);
            assertThat(runner.begin()).isTrue();
            assertThat(runner.status().running()).as("it begins").isTrue();
        }
    }
}
