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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as whoever downloads it has it: no Java, no Maven, an empty environment. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class DistributionTest {
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    private final Built built = Built.once();

    /** Runs it without any variable at all, not even a path on which a Java could be found. */
    private Built.Outcome pawl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(built.pawl()));
        command.addAll(List.of(arguments));
        return Built.run(Map.of(), folder, command.toArray(String[]::new));
    }

    @Test
    void tellsItsVersionAndChecksums() throws IOException, InterruptedException {
        String version = Files.readString(built.folder().resolve("VERSION")).strip();

        assertThat(pawl("version")).satisfies(done -> {
            assertThat(done.said()).startsWith("pawl " + version + ", Java ");
            assertThat(done.code()).isZero();
        });
        assertThat(Built.run(built.folder(), "sha256sum", "-c", "SHA256SUMS").code()).isZero();
    }

    @Test
    void runsAWorkflow() throws IOException, InterruptedException {
        Path definition = Files.writeString(folder.resolve("sum.asl.json"), """
                {"QueryLanguage": "JSONata", "StartAt": "Sum", "States": {
                  "Sum": {"Type": "Pass", "Output": "{% $sum($states.input.numbers) %}", "Next": "Rest"},
                  "Rest": {"Type": "Wait", "Seconds": 1, "End": true}}}
                """);

        Built.Outcome done = pawl("run", definition.toString(), "--input", "{\"numbers\": [20, 22]}", "--db",
                folder.resolve("x.db").toString());

        assertThat(done.code()).as(done.said()).isZero();
        assertThat(done.said()).contains("42");
        assertThat(pawl("check", "--db", folder.resolve("x.db").toString()).code()).isZero();
    }

    /** With the archive of classes, which nobody would miss otherwise. */
    @Test
    void takesItsClassesFromTheArchive() throws IOException, InterruptedException {
        Path log = folder.resolve("classes.txt");

        Built.Outcome done = Built.run(Map.of("PAWL_JAVA_OPTS", "-Xlog:class+load:file=" + log), folder, built.pawl(),
                "version");

        assertThat(done.code()).isZero();
        assertThat(Files.readAllLines(log)).anyMatch(line -> line.contains("dev.pawl.server.cli.VersionCommand ")
                && line.contains("shared objects file"));
    }

    @Test
    void servesAndEndsInOrder() throws IOException, InterruptedException {
        Process server = Built.program(Map.of(), folder, built.pawl(), "server", "--port", "0", "--db",
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
        String deb = built.file(".deb").toString();

        Built.Outcome control = Built.run(folder, "dpkg-deb", "--info", deb);
        Built.Outcome unpack = Built.run(folder, "dpkg-deb", "-x", deb, folder.toString());

        assertThat(control.said()).contains("Package: pawl", "conffiles", "postinst", "prerm", "postrm");
        assertThat(unpack.code()).as(unpack.said()).isZero();
        assertThat(Stream.of("etc/pawl/pawl.json", "etc/default/pawl", "lib/systemd/system/pawl.service",
                "usr/lib/pawl/bin/pawl", "usr/share/doc/pawl/copyright")).allMatch(
                        name -> Files.isRegularFile(folder.resolve(name)));
        assertThat(Built.run(Map.of(), folder, folder.resolve("usr/bin/pawl").toString(), "config", "check", "--config",
                folder.resolve("etc/pawl/pawl.json").toString()).code()).isZero();
    }
}
