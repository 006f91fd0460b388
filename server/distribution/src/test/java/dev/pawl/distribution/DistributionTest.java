package dev.pawl.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The distribution as whoever downloads it has it: no Java, no Maven, an empty environment. Built anew unless
 * {@code pawl.distribution} names a folder that has it.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class DistributionTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private static Path built;
    @TempDir
    private static Path unpacked;
    @TempDir
    private Path folder;

    /** How a program ended, and what it said. */
    private record Outcome(int code, String said) {}

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        assumeThat(System.getProperty("os.name")).as("distributions are for Linux").isEqualTo("Linux");
        assumeThat(Files.exists(ROOT.resolve("server/target/classpath"))).as("mvn verify has packaged the server")
                .isTrue();
        String ready = System.getProperty("pawl.distribution");
        if (ready != null) {
            built = Path.of(ready).toAbsolutePath();
        }
        Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "HOME", built.toString(),
                "PAWL_JAVA_HOME", System.getProperty("java.home"));
        Outcome done = ready != null
                ? new Outcome(0, "")
                : run(environment, built, ROOT.resolve("server/distribution/build").toString(), "--no-build",
                        built.toString());
        assertThat(done.code()).as(done.said()).isZero();
        run(environment, unpacked, "tar", "-xzf", file(".tar.gz").toString());
    }

    private static Path file(String end) throws IOException {
        try (Stream<Path> files = Files.list(built)) {
            return files.filter(file -> file.toString().endsWith(end)).findFirst().orElseThrow();
        }
    }

    private static String pawl() throws IOException {
        try (Stream<Path> files = Files.list(unpacked)) {
            return files.findFirst().orElseThrow().resolve("bin").resolve("pawl").toString();
        }
    }

    private static ProcessBuilder program(Map<String, String> environment, Path folder, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private static Outcome run(Map<String, String> environment, Path folder, String... command)
            throws IOException, InterruptedException {
        Process process = program(environment, folder, command).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }

    private static Outcome run(Path folder, String... command) throws IOException, InterruptedException {
        return run(Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString()), folder, command);
    }

    /** Runs it without any variable at all, not even a path on which a Java could be found. */
    private Outcome pawl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(pawl()));
        command.addAll(List.of(arguments));
        return run(Map.of(), folder, command.toArray(String[]::new));
    }

    @Test
    void tellsItsVersionAndChecksums() throws IOException, InterruptedException {
        String version = Files.readString(built.resolve("VERSION")).strip();

        assertThat(pawl("version")).satisfies(done -> {
            assertThat(done.said()).startsWith("pawl " + version + ", Java ");
            assertThat(done.code()).isZero();
        });
        assertThat(run(built, "sha256sum", "-c", "SHA256SUMS").code()).isZero();
    }

    @Test
    void runsAWorkflow() throws IOException, InterruptedException {
        Path definition = Files.writeString(folder.resolve("sum.asl.json"), """
                {"QueryLanguage": "JSONata", "StartAt": "Sum", "States": {
                  "Sum": {"Type": "Pass", "Output": "{% $sum($states.input.numbers) %}", "Next": "Rest"},
                  "Rest": {"Type": "Wait", "Seconds": 1, "End": true}}}
                """);

        Outcome done = pawl("run", definition.toString(), "--input", "{\"numbers\": [20, 22]}", "--db",
                folder.resolve("x.db").toString());

        assertThat(done.code()).as(done.said()).isZero();
        assertThat(done.said()).contains("42");
        assertThat(pawl("check", "--db", folder.resolve("x.db").toString()).code()).isZero();
    }

    /** With the archive of classes, which nobody would miss otherwise. */
    @Test
    void takesItsClassesFromTheArchive() throws IOException, InterruptedException {
        Path log = folder.resolve("classes.txt");

        Outcome done = run(Map.of("PAWL_JAVA_OPTS", "-Xlog:class+load:file=" + log), folder, pawl(), "version");

        assertThat(done.code()).isZero();
        assertThat(Files.readAllLines(log)).anyMatch(line -> line.contains("dev.pawl.server.cli.VersionCommand ")
                && line.contains("shared objects file"));
    }

    @Test
    void servesAndEndsInOrder() throws IOException, InterruptedException {
        Process server = program(Map.of(), folder, pawl(), "server", "--port", "0", "--db",
                folder.resolve("x.db").toString()).start();
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
                HttpClient http = HttpClient.newHttpClient()) {
            String line = out.readLine();
            while (line != null && !line.contains("listens on")) {
                line = out.readLine();
            }
            assertThat(line).isNotNull();
            String base = String.valueOf(line).replaceAll(".*(http://[0-9.:]+).*", "$1");
            assertThat(pawl("ready", "--wait", "PT60S", "--endpoint", base).code()).isZero();
            call(http, base, "CreateStateMachine",
                    """
                            {"name": "m", "roleArn": "arn:aws:iam::123456789012:role/r",
                             "definition": "{\\"StartAt\\": \\"A\\", \\"States\\": {\\"A\\": {\\"Type\\": \\"Pass\\", \\"End\\": true}}}"}""");
            assertThat(call(http, base, "StartExecution",
                    "{\"stateMachineArn\": \"arn:aws:states:us-east-1:123456789012:stateMachine:m\"}"))
                    .contains("executionArn");
            server.destroy();
            assertThat(server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).isIn(0, 143);
        } finally {
            server.destroyForcibly();
        }
    }

    private static String call(HttpClient http, String base, String operation, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(base))
                .header("X-Amz-Target", "AWSStepFunctions." + operation)
                .header("Content-Type", "application/x-amz-json-1.0").POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void isADebianPackage() throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/dpkg-deb"))).as("dpkg-deb is there").isTrue();
        String deb = file(".deb").toString();

        Outcome control = run(folder, "dpkg-deb", "--info", deb);
        Outcome unpack = run(folder, "dpkg-deb", "-x", deb, folder.toString());

        assertThat(control.said()).contains("Package: pawl", "conffiles", "postinst", "prerm", "postrm");
        assertThat(unpack.code()).as(unpack.said()).isZero();
        assertThat(Stream.of("etc/pawl/pawl.json", "etc/default/pawl", "lib/systemd/system/pawl.service",
                "usr/lib/pawl/bin/pawl", "usr/share/doc/pawl/copyright")).allMatch(
                        name -> Files.isRegularFile(folder.resolve(name)));
        assertThat(run(Map.of(), folder, folder.resolve("usr/bin/pawl").toString(), "config", "check", "--config",
                folder.resolve("etc/pawl/pawl.json").toString()).code()).isZero();
    }
}
