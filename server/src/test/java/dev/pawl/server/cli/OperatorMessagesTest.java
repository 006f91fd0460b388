package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.assembly.Installed;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say to somebody who has to know what to do next. */
class OperatorMessagesTest {
    @TempDir
    private Path folder;
    private Installed installed;

    @BeforeEach
    void start() {
        installed = new Installed(folder.resolve("pawl.db"), "", Map.of());
    }

    @AfterEach
    void stop() {
        installed.close();
    }

    private Invocation pawl(String... words) {
        return Invocation.at(installed, words);
    }

    @Test
    void a_key_is_printed_for_a_shell_and_who_has_none_is_told_where_to_put_it() {
        Invocation made = pawl("keys", "create", "root", "--grant", "admin", "--expires", "90d");
        assertThat(made.out()).contains("export AWS_ACCESS_KEY_ID=PAWL", "export AWS_SECRET_ACCESS_KEY=");
        Invocation refused = pawl("keys", "list");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("pawl sent neither a token nor a key",
                "Set PAWL_TOKEN, or AWS_ACCESS_KEY_ID");
    }

    @Test
    void of_an_open_server_nobody_is_said_to_have_made_the_first_key() {
        assertThat(pawl("keys", "create", "root", "--grant", "admin", "--json").out())
                .contains("whoever was first, while the server was open").doesNotContain("anonymous");
    }

    @Test
    void a_duration_is_written_briefly_or_as_in_the_configuration() {
        assertThat(Durations.option("90d")).isEqualTo(Durations.option("P90D"));
        assertThat(Durations.option("2h")).isEqualTo(Durations.option("pt2h"));
        assertThat(pawl("keys", "create", "root", "--grant", "admin", "--expires", "soon").err())
                .contains("Expected a duration such as 90s, 15m, 2h, 30d or P30D, but got soon")
                .doesNotContain("java.");
    }

    @Test
    void a_bulk_action_says_how_to_follow_it() {
        Invocation begun = pawl("bulk", "stop", "--search", "name:nobody", "--yes");
        assertThat(begun.err()).contains("pawl bulk show " + begun.out().strip());
    }

    @Test
    void a_list_that_is_cut_says_so() {
        installed.machine("orders", "STANDARD",
                "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}");
        pawl("start", "orders", "--wait");
        pawl("start", "orders", "--wait");
        String db = folder.resolve("pawl.db").toString();
        assertThat(Invocation.of("executions", "--db", db, "--limit", "1").err()).contains("--limit N shows more");
        assertThat(Invocation.of("executions", "--db", db).err()).isEmpty();
        assertThat(Invocation.of("executions", "--db", db).out()).containsPattern("\\d\\d:\\d\\d:\\d\\dZ  ");
    }

    @Test
    void help_has_a_place_for_every_command() {
        Invocation help = Invocation.of("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Run executions:", "Look:", "Operate a server:", "Keep data:", "  stop ",
                "Stop an execution at a running server").doesNotContain("Others:", "warm-up");
    }

    @Test
    void a_policy_is_told_in_words_with_what_it_leaves_to_all() {
        pawl("retention", "set", "*", "--max-age", "P180D", "--archive");
        pawl("retention", "set", "orders", "--failed", "PT36H");
        assertThat(pawl("retention", "show").out()).contains("All machines: kept 180 days, archived first (stored)",
                "orders: failed kept 36 hours, archived first (as all) (stored)");
    }

    @Test
    void sizes_have_a_unit_that_fits() {
        assertThat(Sizes.of(512)).isEqualTo("512 B");
        assertThat(Sizes.of(24 * 1024)).isEqualTo("24.0 KiB");
        assertThat(Sizes.of(3L << 29)).isEqualTo("1.5 GiB");
    }
}
