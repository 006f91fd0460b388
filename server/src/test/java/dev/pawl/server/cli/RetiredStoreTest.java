package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.pawl.store.jooq.JooqStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was moved away is looked at and not used, until somebody says so. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RetiredStoreTest {
    @TempDir
    private Path folder = Path.of("");
    private String old = "";
    private String moved = "";

    @BeforeEach
    void move() throws IOException {
        old = folder.resolve("old.db").toString();
        moved = folder.resolve("new.db").toString();
        Path definition = Files.writeString(folder.resolve("m.asl.json"),
                "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}");
        ok("run", definition.toString(), "--db", old, "--name", "one", "--input", "{}", "-q");
        assertThat(ok("move", "--from", old, "--to", moved, "--retire").out()).contains(old
                + " is retired: no server opens it", "database.url in pawl.json");
    }

    private static Invocation ok(String... words) {
        Invocation made = Invocation.of(words);
        assertThat(made.exitCode()).as(made.err()).isZero();
        return made;
    }

    private static void refused(String... words) {
        Invocation made = Invocation.of(words);
        assertThat(made.exitCode()).as(made.out()).isEqualTo(ExitCode.USAGE);
        assertThat(made.err()).contains("Expected a store in use in ", "it was retired at 20", "moved to ",
                "pawl db unretire --db ");
    }

    @Test
    void no_server_opens_it_and_everybody_may_look() {
        refused("server", "--port", "0", "--db", old);
        refused("move", "--from", old, "--to", folder.resolve("third.db").toString());
        refused("db", "reindex", "--db", old);
        assertThat(ok("executions", "--db", old).out()).contains("one");
        ok("history", "--db", old, "one");
        ok("check", "--db", old);
        ok("check", "--db", moved);
        assertThat(folder.resolve("third.db")).doesNotExist();
    }

    @Test
    void there_is_a_way_back() {
        assertThat(ok("db", "unretire", "--db", old).out()).contains("is in use again");
        JooqStore.sqlite(Path.of(old)).close();
        assertThat(ok("db", "unretire", "--db", old).out()).contains("was not retired");
        ok("db", "retire", "--db", old, "--reason", "moved to the cellar");
        refused("server", "--port", "0", "--db", old);
    }

    @Test
    void a_reason_is_one_short_line_whatever_was_written() {
        ok("db", "unretire", "--db", old);
        ok("db", "retire", "--db", old, "--reason", " moved to the cellar\r\npawl server: all is well\u2028\u001b[2K"
                + "\u202e" + "x".repeat(600) + "\n");
        Invocation refused = Invocation.of("server", "--port", "0", "--db", old);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        String kept = "moved to the cellar pawl server: all is well [2K ";
        assertThat(refused.err().lines()).singleElement(STRING)
                .contains(": " + kept + "x".repeat(500 - kept.length()) + ". If nothing")
                .containsPattern("retired at \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ: moved");
    }

    @Test
    void a_backup_of_it_is_a_store_again_when_it_is_put_back() {
        String in = folder.resolve("backups").toString();
        ok("backup", "create", "--db", old, "--in", in);
        String again = folder.resolve("again.db").toString();
        assertThat(ok("restore", "--in", in, "--db", again).out())
                .containsPattern("is as it was at \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ, 0 min ago");
        JooqStore.sqlite(Path.of(again)).close();
        refused("server", "--port", "0", "--db", old);
    }

    @Test
    void where_a_restore_was_ended_between_two_names_no_server_begins_anew() throws IOException {
        String in = folder.resolve("backups").toString();
        ok("backup", "create", "--db", moved, "--in", in);
        Path target = folder.resolve("target.db");
        Files.createFile(folder.resolve("target.db.unfinished"));
        Invocation server = Invocation.of("server", "--port", "0", "--db", target.toString());
        assertThat(server.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(server.err()).contains("Expected a whole store at " + target, "Run it again",
                "remove " + target + ".unfinished");
        assertThat(target).doesNotExist();
        ok("restore", "--in", in, "--db", target.toString());
        JooqStore.sqlite(target).close();
        assertThat(folder.resolve("target.db.unfinished")).doesNotExist();
    }
}
