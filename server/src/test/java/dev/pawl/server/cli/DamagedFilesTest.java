package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.RestClient;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bytes that changed on the disk: whoever meets them says which file is damaged and what to do, ends, and
 * never shows
 * a trace.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamagedFilesTest {
    private static final int PAGE = 4096;
    private static final int EXECUTIONS = 60;
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";

    @TempDir
    private Path folder = Path.of("");

    private Path store() throws Exception {
        Path file = folder.resolve("sound.db");
        try (Store store = JooqStore.sqlite(file); Engine engine = Engine.builder().store(store).start()) {
            String machine = engine.machines().create(new NewStateMachine("M", MachineRecord.MachineType.STANDARD,
                    new MachineRecord.Settings(PASS, "arn:aws:iam::123456789012:role/r", Optional.empty(),
                            Optional.empty(), Optional.empty()),
                    Map.of())).arn();
            List<CompletableFuture<?>> all = new ArrayList<>();
            for (int i = 0; i < EXECUTIONS; i++) {
                // every tenth has its input apart
                String text = Integer.toHexString(i * 7919).repeat(i % 10 == 0 ? 5000 : 40);
                all.add(engine.executions().start(new Start(machine, Optional.of("e" + i),
                        Optional.of("{\"text\":\"" + text + "\"}"), Optional.empty())).toCompletableFuture());
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
            long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (store.executions().countRunning() > 0) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                LockSupport.parkNanos(1_000_000);
            }
        }
        return file;
    }

    private static Invocation clean(String... words) {
        Invocation made = Invocation.of(words);
        String all = made.out() + made.err();
        assertThat(all).as(String.join(" ", words)).doesNotContain("\tat ", "Exception", "SQL [", "com.fasterxml",
                "--verbose");
        assertThat(made.exitCode()).as(all).isIn(ExitCode.OK, ExitCode.FAILED, ExitCode.USAGE);
        if (made.exitCode() == ExitCode.USAGE) {
            assertThat(made.err()).contains("Expected ");
        }
        return made;
    }

    /** All that looks at a store, and the start of a server if it cannot be used. */
    private void look(Path file, String what) throws IOException {
        String db = file.toString();
        Invocation checked = clean("check", "--db", db);
        assertThat(checked.exitCode()).as(what + checked.out()).isEqualTo(ExitCode.FAILED);
        assertThat(checked.out()).contains("Not everything goes together", "pawl restore --replace");
        clean("executions", "--db", db);
        clean("history", "--db", db, "e10");
        clean("db", "info", "--db", db);
        Path place = folder.resolve("backups-" + file.getFileName());
        Invocation backup = clean("backup", "create", "--db", db, "--in", place.toString());
        if (checked.out().contains("DATABASE")) {
            assertThat(backup.exitCode()).as(what).isEqualTo(ExitCode.FAILED);
            assertThat(backup.err()).contains(db);
            assertThat(Files.exists(place) ? names(place) : List.<String>of()).isEmpty();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void pages_that_are_zeroed_or_written_over_are_told_by_each_command() throws Exception {
        byte[] sound = Files.readAllBytes(store());
        Random random = new Random(7);
        int pages = sound.length / PAGE;
        for (int page = 2; page < pages; page += Math.max(1, pages / 12)) {
            byte[] bytes = sound.clone();
            if (page % 2 == 0) {
                Arrays.fill(bytes, page * PAGE, (page + 1) * PAGE, (byte) 0);
            } else {
                byte[] noise = new byte[PAGE];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, bytes, page * PAGE, PAGE);
            }
            look(Files.write(folder.resolve("page" + page + ".db"), bytes), "page " + (page + 1));
        }
    }

    @Test
    void a_file_that_was_cut_or_is_none_any_more_is_refused_by_a_server_too() throws Exception {
        byte[] sound = Files.readAllBytes(store());
        byte[] headless = sound.clone();
        Arrays.fill(headless, 0, PAGE, (byte) 0x5a);
        Map<String, byte[]> damaged = Map.of("half", Arrays.copyOf(sound, sound.length / 2), "few",
                Arrays.copyOf(sound, PAGE + 100), "headless", headless);
        for (Map.Entry<String, byte[]> one : damaged.entrySet()) {
            Path file = Files.write(folder.resolve(one.getKey() + ".db"), one.getValue());
            look(file, one.getKey());
            Invocation server = clean("server", "--port", "0", "--db", file.toString());
            assertThat(server.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(server.err()).contains(file.toString(), "The store is damaged", "pawl restore --replace");
            assertThat(server.out()).doesNotContain("listens");
            assertThat(Files.readAllBytes(file)).as("left as it is").isEqualTo(one.getValue());
        }
    }

    @Test
    void bits_that_flipped_in_payloads_name_the_execution_and_hide_no_other() throws Exception {
        byte[] bytes = Files.readAllBytes(store());
        byte[] mark = Integer.toHexString(20 * 7919).repeat(30).getBytes(StandardCharsets.US_ASCII);
        int at = indexOf(bytes, mark);
        // the text is ended early: no page is damaged, but what is in it
        bytes[at + 3] = '"';
        Path file = Files.write(folder.resolve("bits.db"), bytes);
        Invocation checked = clean("check", "--db", file.toString());
        assertThat(checked.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(checked.out()).doesNotContain("DATABASE").containsPattern("(execution 2|execution:M:e20)");
        assertThat(checked.out()).contains(EXECUTIONS - 1 + " executions");
    }

    private static int indexOf(byte[] bytes, byte[] mark) {
        for (int i = 0; i + mark.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + mark.length, mark, 0, mark.length)) {
                return i;
            }
        }
        throw new AssertionError("Not there");
    }

    @Test
    void nothing_is_mended_in_a_damaged_file() throws Exception {
        Path sound = store();
        int root;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + sound);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT rootpage FROM sqlite_master WHERE name = 'timer'")) {
            root = row.getInt(1);
        }
        byte[] bytes = Files.readAllBytes(sound);
        Arrays.fill(bytes, (root - 1) * PAGE, root * PAGE, (byte) 0);
        Path file = Files.write(folder.resolve("damaged.db"), bytes);
        Invocation repaired = clean("check", "--repair", "--db", file.toString());
        assertThat(repaired.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(repaired.out()).contains("Nothing was mended");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void a_damaged_backup_is_not_put_back_and_one_that_is_not_there_is_a_mistake() throws Exception {
        Path place = folder.resolve("backups");
        String in = place.toString();
        assertThat(Invocation.of("backup", "create", "--db", store().toString(), "--in", in).exitCode()).isZero();
        String name = names(place).getFirst().replace(".db.gz", "");
        Path stored = place.resolve(name + ".db.gz");
        byte[] sound = Files.readAllBytes(stored);
        Path target = folder.resolve("new.db");
        for (int i = 0; i < 8; i++) {
            byte[] bytes = i == 7 ? Arrays.copyOf(sound, sound.length - 9) : sound.clone();
            if (i < 7) {
                bytes[i * sound.length / 7 + 1] ^= 0x10;
            }
            Files.write(stored, bytes);
            Invocation verified = clean("backup", "verify", "--in", in);
            assertThat(verified.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(verified.err()).contains(stored.getFileName().toString(), "damaged");
            Invocation restored = clean("restore", "--in", in, "--db", target.toString());
            assertThat(restored.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(restored.err()).contains(stored.getFileName().toString(), "damaged");
            assertThat(target).doesNotExist();
        }
        Files.delete(stored);
        assertThat(clean("restore", "--in", in, "--db", target.toString()).exitCode()).isEqualTo(ExitCode.FAILED);
        Files.write(stored, sound);

        Invocation unknown = clean("restore", "pawl-20200101T000000Z", "--in", in, "--db", target.toString());
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("there is none of that name", name, "pawl backup list");
        assertThat(clean("backup", "verify", "nobody", "--in", in).exitCode()).isEqualTo(ExitCode.USAGE);

        Files.writeString(place.resolve("pawl-99990101T000000Z.json"), "{\"kind\":\"pawl-backup\"");
        Invocation hidden = clean("restore", "--in", in, "--db", target.toString());
        assertThat(hidden.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(hidden.err()).contains("pawl-99990101T000000Z.json", "name it to take it", name);
        Invocation listed = clean("backup", "list", "--in", in);
        assertThat(listed.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(listed.out()).contains(name).doesNotContain("No backup");
        assertThat(clean("restore", name, "--in", in, "--db", target.toString()).exitCode()).isZero();
        assertThat(clean("check", "--db", target.toString()).exitCode()).isZero();
    }

    @Test
    void where_no_manifest_can_be_read_it_is_not_said_that_there_are_no_backups() throws IOException {
        Path place = Files.createDirectory(folder.resolve("place"));
        assertThat(clean("backup", "list", "--in", place.toString()).out()).isEqualToIgnoringNewLines("No backups.");
        Files.writeString(place.resolve("pawl-99990101T000000Z.json"), "{\"kind\":\"pawl-backup\"");
        Invocation listed = clean("backup", "list", "--in", place.toString());
        assertThat(listed.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(listed.out()).isEqualToIgnoringNewLines("No backup that can be read.");
        assertThat(listed.err()).contains("pawl-99990101T000000Z.json").doesNotContain("Source:", "REDACTED");
    }

    @Test
    void a_manifest_never_names_a_file_of_others() throws Exception {
        Path place = folder.resolve("backups");
        assertThat(Invocation.of("backup", "create", "--db", store().toString(), "--in", place.toString()).exitCode())
                .isZero();
        Path manifest = place.resolve(names(place).get(1));
        Path precious = Files.writeString(folder.resolve("precious"), "kept");
        Files.writeString(manifest, Files.readString(manifest).replaceAll("pawl-[0-9TZ]+\\.db\\.gz", "../precious"));
        Invocation pruned = clean("backup", "verify", "--in", place.toString());
        assertThat(pruned.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(pruned.err()).contains("../precious", "damaged or was changed");
        assertThat(precious).hasContent("kept");
    }

    private Path archived(String name) throws IOException {
        Path definition = Files.writeString(folder.resolve("small.asl.json"), PASS);
        String db = folder.resolve("runs.db").toString();
        assertThat(Invocation.of("run", definition.toString(), "--db", db, "--name", name, "--input", "{}", "-q")
                .exitCode()).isZero();
        Path file = Files.createDirectories(folder.resolve("archive")).resolve(name + ".pawl.gz");
        assertThat(Invocation.of("archive", "export", "--db", db, "--to", file.toString(), name).exitCode()).isZero();
        return file;
    }

    @Test
    void a_damaged_archive_file_is_named_and_hides_no_other() throws Exception {
        archived("older");
        archived("oldest");
        Path file = archived("z-newest");
        byte[] sound = Files.readAllBytes(file);
        String archive = folder.resolve("archive").toString();
        String none = folder.resolve("none.db").toString();
        assertThat(clean("archive", "verify", "--archive", archive).exitCode()).isZero();
        for (int at = 0; at < sound.length; at += 151) {
            byte[] bytes = sound.clone();
            bytes[at] ^= 0x20;
            Files.write(file, bytes);
            Invocation verified = clean("archive", "verify", "--archive", archive);
            assertThat(verified.exitCode()).as("byte " + at).isEqualTo(ExitCode.FAILED);
            assertThat(verified.out()).contains("z-newest.pawl.gz", "3 files", "1 files damaged");
            clean("archive", "show", "--archive", archive, "z-newest");
        }
        Files.write(file, Arrays.copyOf(sound, sound.length - 20));
        assertThat(clean("archive", "verify", "--archive", archive).exitCode()).isEqualTo(ExitCode.FAILED);
        Invocation listed = clean("archive", "list", "--archive", archive);
        assertThat(listed.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(listed.out().lines()).hasSize(2);
        assertThat(listed.err()).contains("z-newest.pawl.gz");
        assertThat(clean("history", "--archive", archive, "--db", none, "older").exitCode()).isZero();
        Invocation lost = clean("archive", "show", "--archive", archive, "z-newest");
        assertThat(lost.err()).contains("may be in what cannot be read", "z-newest.pawl.gz", "pawl archive verify");
        assertThat(clean("archive", "import", "--archive", archive, file.toString()).exitCode())
                .isEqualTo(ExitCode.USAGE);
        server(archive);
    }

    /** What is not there is not there, whatever else is broken. */
    private void server(String archive) {
        try (Installed server = new Installed(folder.resolve("server.db"), "{\"archive\":{\"folder\":\"" + archive
                + "\"}}", Map.of()); RestClient client = new RestClient(server.port())) {
            assertThat(client.get("/archives/executions").path("executions")).hasSize(2);
            String arn = client.get("/archives/executions?name=older").at("/executions/0/executionArn").asText();
            assertThat(client.get("/executions/" + RestClient.encoded(arn)).path("archived").asBoolean()).isTrue();
            assertThat(client.refused("GET", "/executions/" + RestClient.encoded(arn + "x")))
                    .isEqualTo("404 ExecutionDoesNotExist");
            assertThat(client.get("/health").toString()).contains("1 archive files cannot be read");
        }
    }
}
