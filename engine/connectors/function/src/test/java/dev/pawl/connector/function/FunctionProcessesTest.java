package dev.pawl.connector.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.function.LocalFunction;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How processes live and end; in Python, since it begins quickly. */
@Timeout(90)
class FunctionProcessesTest {
    private static final String PID = "import os\ndef handler(event, context):\n    return os.getpid()\n";

    @TempDir
    Path folder;
    private Workshop workshop;

    @BeforeEach
    void open() {
        assumeThat(Programs.has("python3")).as("python3 is there").isTrue();
        workshop = Workshop.in(folder);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    private Workshop python(String name, String members, String code) {
        return workshop.file(name + "/app.py", code).function(name,
                "{\"runtime\":\"python3.11\",\"handler\":\"app.handler\"," + members + "}");
    }

    /** Completes when that process is gone. */
    private static void assertGone(long pid) throws Exception {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().onExit().get(20, TimeUnit.SECONDS);
        }
    }

    private long pid(String function) throws Exception {
        return workshop.output(function, "{}").asLong();
    }

    @Test
    void aWarmProcessIsUsedAgain() throws Exception {
        workshop.python("f", PID);
        assertThat(pid("f")).isEqualTo(pid("f"));
    }

    @Test
    void aCallThatTakesTooLongFailsAndItsProcessIsReplaced() throws Exception {
        python("f", "\"timeout\":0.5", """
                import os, time
                def handler(event, context):
                    print(os.getpid())
                    if event.get('hang'):
                        time.sleep(60)
                    return os.getpid()
                """);
        long before = pid("f");
        JsonNode cause = workshop.cause("f", "{\"hang\":true}");
        assertThat(cause.path("errorType").asText()).isEqualTo("Sandbox.Timedout");
        assertThat(cause.path("errorMessage").asText())
                .matches("RequestId: [-0-9a-f]{36} Error: Task timed out after 0.50 seconds");
        assertThat(List.of(cause.properties().iterator().next().getKey())).containsExactly("errorType");
        assertGone(before);
        assertThat(pid("f")).isNotEqualTo(before);
    }

    @Test
    void aProcessThatEndsFailsTheCallAndIsReplaced() throws Exception {
        workshop.python("f", """
                import os, signal
                def handler(event, context):
                    if 'exit' in event:
                        os._exit(event['exit'])
                    if 'signal' in event:
                        os.kill(os.getpid(), event['signal'])
                    return os.getpid()
                """);
        assertThat(workshop.cause("f", "{\"exit\":1}").toString()).matches("\\{\"errorType\":\"Runtime.ExitError\","
                + "\"errorMessage\":\"RequestId: \\S+ Error: Runtime exited with error: exit status 1\"}");
        assertThat(workshop.cause("f", "{\"exit\":0}").path("errorMessage").asText())
                .endsWith("Error: Runtime exited without providing a reason");
        assertThat(workshop.cause("f", "{\"signal\":11}").path("errorMessage").asText())
                .endsWith("Runtime exited with error: signal: segmentation fault");
        assertThat(pid("f")).isPositive();
    }

    @Test
    void aProcessThatTakesTooMuchMemoryIsEnded() throws Exception {
        assumeThat(Files.isReadable(Path.of("/proc/self/status"))).as("the system tells how much").isTrue();
        python("f", "\"timeout\":30,\"memory\":64", """
                def handler(event, context):
                    hoard = []
                    while event['greedy']:
                        hoard.append(bytearray(4 << 20))
                    return 'modest'
                """);
        assertThat(workshop.cause("f", "{\"greedy\":true}").path("errorMessage").asText())
                .endsWith("Runtime exited with error: signal: killed");
        assertThat(workshop.output("f", "{\"greedy\":false}").asText()).isEqualTo("modest");
    }

    @Test
    void thereAreAsManyProcessesAsCallsUpToTheLimit() throws Exception {
        Path gate = folder.resolve("gate");
        python("f", "\"timeout\":30,\"concurrency\":3", """
                import os, time
                def handler(event, context):
                    with open(event + str(os.getpid()), 'w'):
                        pass
                    while not os.path.exists(event):
                        time.sleep(0.01)
                    return os.getpid()
                """);
        List<CompletableFuture<Outcome>> running = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            running.add(workshop.start(numbered("f", "\"" + gate + "\"", i)));
        }
        Eventually.that(() -> Objects.requireNonNull(folder.toFile().list((f, n) -> n.startsWith("gate"))).length == 3);
        Files.createFile(gate);
        Set<Long> pids = new HashSet<>();
        for (CompletableFuture<Outcome> each : running) {
            pids.add(((Outcome.Completed) each.get(60, TimeUnit.SECONDS)).output().value().asLong());
        }
        assertThat(pids).hasSize(3);
    }

    /** A task of its own: a second delivery of the same one joins the first. */
    private static TaskRequest numbered(String function, String event, int number) {
        TaskRequest task = Tasks.direct(function, "{}");
        return new TaskRequest(task.resource(), Payload.parse(event), "token " + number, task.executionArn(),
                task.stateMachineArn(), task.roleArn(), task.timeout(), 0, Optional.empty(), List.of(),
                Optional.empty());
    }

    @Test
    void idleProcessesOfOthersMakeRoomWhenThereAreTooMany() throws Exception {
        workshop.python("a", PID).python("b", PID).function("*", "{\"processes\":1}");
        long a = pid("a");
        long b = pid("b");
        assertGone(a);
        assertThat(b).isNotEqualTo(a);
        assertThat(pid("a")).isNotEqualTo(a);
    }

    @Test
    void idleProcessesEndAfterAWhile() throws Exception {
        workshop.python("f", PID).function("*", "{\"idle\":0.2}");
        assertGone(pid("f"));
    }

    @Test
    void theNextCallRunsWhatWasEdited() throws Exception {
        workshop.python("f", "import version\ndef handler(event, context):\n    return version.n\n")
                .file("f/version.py", "n = 1");
        assertThat(workshop.output("f", "{}").asInt()).isEqualTo(1);
        workshop.file("f/version.py", "n = 2");
        // A file system may keep times so coarsely that an edit within the same moment cannot be seen.
        Files.setLastModifiedTime(folder.resolve("f/version.py"),
                FileTime.fromMillis(System.currentTimeMillis() + 2_000));
        assertThat(workshop.output("f", "{}").asInt()).isEqualTo(2);
    }

    @Test
    void functionsAreReplacedAndTakenAwayWhileTheyRun() throws Exception {
        workshop.python("f", PID);
        long before = pid("f");
        LocalFunction function = workshop.connector().localFunctions().find("f").orElseThrow();
        workshop.connector().localFunctions().put(new LocalFunction("f", function.code(), function.limits(),
                new LocalFunction.Environment(java.util.Map.of("A", "1"), List.of())));
        assertGone(before);
        long after = pid("f");
        workshop.connector().localFunctions().remove("f");
        assertGone(after);
        assertThat(workshop.failure("f", "{}").error()).contains("Lambda.ResourceNotFoundException");
    }

    @Test
    void cancellingACallEndsItsProcess() throws Exception {
        Path told = folder.resolve("pid");
        python("f", "\"timeout\":60", """
                import os, time
                def handler(event, context):
                    with open(event['file'] + '.new', 'w') as f:
                        f.write(str(os.getpid()))
                    os.rename(event['file'] + '.new', event['file'])
                    time.sleep(60)
                """);
        TaskRequest task = Tasks.direct("f", "{\"file\":\"" + told + "\"}");
        var unused = workshop.start(task);
        Eventually.that(() -> Files.exists(told));
        workshop.connector().cancel(task, Optional.empty());
        assertGone(Long.parseLong(Files.readString(told)));
    }

    @Test
    void childrenOfAFunctionEndWithIt() throws Exception {
        workshop.python("f", """
                import subprocess, os
                def handler(event, context):
                    child = subprocess.Popen(['sleep', '300'])
                    away = subprocess.Popen(['sleep', '300'], start_new_session=True)
                    return [os.getpid(), child.pid, away.pid]
                """);
        JsonNode pids = workshop.output("f", "{}");
        workshop.close();
        for (JsonNode pid : pids) {
            assertGone(pid.asLong());
        }
    }

    @Test
    void nothingOutlivesAServerThatIsKilled() throws Exception {
        workshop.python("f", """
                import subprocess, os
                def handler(event, context):
                    return [os.getpid(), subprocess.Popen(['sleep', '300']).pid]
                """);
        Process server = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), KilledServer.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        JsonNode pids;
        try (var out = server.inputReader()) {
            pids = Json.read(out.readLine());
            server.destroyForcibly().waitFor();
        }
        for (JsonNode pid : pids) {
            assertGone(pid.asLong());
        }
    }
}
