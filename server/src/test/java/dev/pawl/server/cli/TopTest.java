package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pawl.engine.Executions;
import dev.pawl.json.Json;
import dev.pawl.server.assembly.Installed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopTest {
    private static final String OVERVIEW = """
            {"uptimeSeconds": 3700, "rates": {"started": 12.5}, "series": {"ended": [0, 1, 2]}, "running": 3,
             "queues": {}, "store": {"sizeBytes": 1536}, "machineCount": 2, "nodes": [{}], "tasks": [], "failures": [],
             "machines": [
              {"name": "calm", "running": 5, "succeeded": 90, "failed": 0, "timedOut": 0, "aborted": 0, "p95Millis": 10},
              {"name": "sick", "running": 1, "succeeded": 1, "failed": 2, "timedOut": 1, "aborted": 0}]}""";

    @TempDir
    private Path folder = Path.of("");

    private static List<String> lines(TopScreen.Sort sort, String filter) {
        return new TopScreen(80, 40, sort, filter, Paint.PLAIN).lines(Json.read(OVERVIEW));
    }

    @Test
    void machinesAreSortedAndFiltered() {
        assertThat(lines(TopScreen.Sort.ACTIVITY, "")).filteredOn(line -> line.matches("(calm|sick) .*"))
                .extracting(line -> line.substring(0, 4)).containsExactly("calm", "sick");
        assertThat(lines(TopScreen.Sort.FAILED, "")).filteredOn(line -> line.matches("(calm|sick) .*"))
                .extracting(line -> line.substring(0, 4)).containsExactly("sick", "calm");
        assertThat(lines(TopScreen.Sort.ACTIVITY, "al")).noneMatch(line -> line.startsWith("sick"));
        assertThat(lines(TopScreen.Sort.ACTIVITY, "")).allMatch(line -> line.length() <= 80)
                .anyMatch(line -> line.contains("up 1h1m")).anyMatch(line -> line.contains("1.5 KiB"))
                .anyMatch(line -> line.contains("▁▅█"));
    }

    @Test
    void whatStandsStillOrIsNotInOrderComesFirst() {
        String json = OVERVIEW.replace("\"running\": 3,", """
                "running": 3, "holds": {"everything": 1, "machines": 2, "executions": 1}, "troubles": [
                {"name": "drain", "trouble": "The server is being drained"}, {"name": "retention", "trouble": "Full"}],
                """);
        assertThat(new TopScreen(80, 40, TopScreen.Sort.ACTIVITY, "", Paint.PLAIN).lines(Json.read(json)).subList(1, 4))
                .containsExactly("DRAIN        The server is being drained", "RETENTION    Full",
                        "PAUSED       2 machines, 1 executions; pawl pause --list tells which");
        assertThat(lines(TopScreen.Sort.ACTIVITY, "").get(1)).startsWith("each second");
    }

    @Test
    void scriptsGetItOnce() {
        try (Installed server = new Installed(folder.resolve("pawl.db"), "", Map.of())) {
            StringWriter out = new StringWriter();
            assertThat(Main.run(new PrintWriter(out), new PrintWriter(out), "top", "--once", "--endpoint",
                    server.url())).isZero();
            assertThat(out.toString()).contains("MACHINE (last hour)");
            StringWriter json = new StringWriter();
            assertThat(Main.run(new PrintWriter(json), new PrintWriter(json), "top", "--once", "--json", "--endpoint",
                    server.url())).isZero();
            assertThat(Json.read(json.toString()).path("rates").has("started")).isTrue();
        }
    }

    @Test
    void aTerminalShowsItFullScreenUntilQ() throws Exception {
        Path python = Path.of("/usr/bin/python3");
        assumeThat(python).as("this test needs a terminal, which Python makes").exists();
        Path script = Files.writeString(folder.resolve("terminal.py"), """
                import os, pty, select, sys, time
                child, tty = pty.fork()
                if child == 0:
                    os.execv(sys.argv[1], sys.argv[1:])
                seen, deadline, sent = b'', time.time() + 120, False
                while time.time() < deadline:
                    ready, _, _ = select.select([tty], [], [], 1)
                    if ready:
                        try:
                            data = os.read(tty, 65536)
                        except OSError:
                            break
                        if not data:
                            break
                        seen += data
                    if not sent and b'q quit' in seen:
                        os.write(tty, b'sq')
                        sent = True
                _, status = os.waitpid(child, 0)
                sys.stdout.buffer.write(seen)
                sys.exit(os.waitstatus_to_exitcode(status))
                """);
        try (Installed server = new Installed(folder.resolve("pawl.db"), "", Map.of())) {
            String machine = server.machine("onScreen", "STANDARD",
                    "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":900,\"End\":true}}}");
            server.engine().executions().start(Executions.Start.of(machine, "{}")).toCompletableFuture().join();
            Process process = new ProcessBuilder(python.toString(), script.toString(),
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dpawl.terminal=true",
                    "-Dstdout.encoding=UTF-8", "-cp", System.getProperty("java.class.path"), Main.class.getName(),
                    "top", "--endpoint", server.url()).redirectErrorStream(true).start();
            String seen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).as(seen).isZero();
            assertThat(seen).contains("\u001b[?1049h", "pawl top", "s sort: running", "\u001b[?1049l");
        }
    }
}
