package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandTest {
    @Test
    void nodes_on_a_real_database_are_measured_and_nothing_is_left() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
            List<Long> before = children();
            Invocation measured = Invocation.of("bench", "--cluster", "--db", url, "--nodes", "1,2", "--seconds", "0.4",
                    "--in-flight", "16");
            assertThat(measured.err()).isEmpty();
            assertThat(measured.exitCode()).isZero();
            assertThat(measured.out()).contains("PostgreSQL", "synchronous_commit", "1.00 of 1 node", "\n2 nodes")
                    .doesNotContain("NaN", "Infinity");
            for (String load : List.of("five Pass states", "the same, named by the caller", "five in-JVM tasks")) {
                assertThat(measured.out().lines().filter(line -> line.strip().startsWith(load))).as(load).hasSize(2)
                        .allMatch(line -> line.contains("executions/s") && line.contains(" of 1 node"));
            }
            assertThat(measured.out().lines().filter(line -> line.contains("StartExecution"))).hasSize(6)
                    .allMatch(line -> line.contains("p50") && line.contains("p99"));
            assertThat(children()).containsExactlyInAnyOrderElementsOf(before);
            assertThat(schemas(postgres)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder/pawl.db", "jdbc:mysql://localhost/pawl"})
    void another_place_than_PostgreSQL_is_refused_and_says_what_is_needed(String place) {
        Invocation refused = Invocation.of("bench", "--cluster", "--db", place);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("Expected --db jdbc:postgresql://HOST/DATABASE or PAWL_DB", place,
                "pawl_bench", "PAWL_DB_USER");
    }

    @Test
    void counts_of_nodes_that_cannot_be_are_refused() {
        Invocation refused = Invocation.of("bench", "--cluster", "--db", "jdbc:postgresql://localhost:1/pawl",
                "--nodes", "1,0");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("Expected --nodes from 1 to 16, but got 1,0");
    }

    @Test
    void a_database_that_does_not_answer_is_named() {
        Invocation failed = Invocation.of("bench", "--cluster", "--db", "jdbc:postgresql://localhost:1/pawl");
        assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failed.err()).contains("Expected to use jdbc:postgresql://localhost:1/pawl as postgres, but");
    }

    private static List<Long> children() {
        try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
            return children.filter(child -> child.info().arguments()
                    .filter(arguments -> List.of(arguments).contains("server")).isPresent())
                    .map(ProcessHandle::pid).toList();
        }
    }

    private static int schemas(EmbeddedPostgres postgres) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement
                        .executeQuery("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'pawl%'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
