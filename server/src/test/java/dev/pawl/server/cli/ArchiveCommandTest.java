package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.server.assembly.Installed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executions go to a file, into an archive and out of it again, and are shown as they were. */
class ArchiveCommandTest {
    private static final String MACHINE = """
            {"QueryLanguage": "JSONata", "StartAt": "Size", "States": {
              "Size": {"Type": "Choice", "Default": "Small", "Choices": [
                {"Condition": "{% $states.input.n > 10 %}", "Next": "Large"}]},
              "Small": {"Type": "Pass", "Output": {"size": "small"}, "End": true},
              "Large": {"Type": "Map", "Label": "Each", "Items": [1, 2, 3], "End": true, "ItemProcessor": {
                "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "One",
                "States": {"One": {"Type": "Pass", "End": true}}}}}}
            """;

    @TempDir
    private Path folder;
    private String database = "";

    @BeforeEach
    void locate() {
        database = folder.resolve("pawl.db").toString();
    }

    private void run(String name, int n) throws IOException {
        Path definition = Files.writeString(folder.resolve("sizes.asl.json"), MACHINE);
        assertThat(Invocation.of("run", definition.toString(), "--db", database, "--name", name, "--input",
                "{\"n\": " + n + "}", "-q").exitCode()).isEqualTo(ExitCode.OK);
    }

    private static String ok(String... arguments) {
        Invocation made = Invocation.of(arguments);
        assertThat(made.exitCode()).as(made.err()).isEqualTo(ExitCode.OK);
        return made.out();
    }

    private static String refused(String... arguments) {
        Invocation made = Invocation.of(arguments);
        assertThat(made.exitCode()).isNotEqualTo(ExitCode.OK);
        return made.err();
    }

    @Test
    void whatIsExportedIsShownAsItWasAndCanBeTakenIn() throws IOException {
        run("small", 1);
        run("large", 20);
        String file = folder.resolve("kept.pawl.gz").toString();
        String history = ok("history", "--db", database, "--json", "large");
        String described = ok("describe", "--db", database, "large");

        assertThat(ok("archive", "export", "--db", database, "--to", file, "large")).startsWith("4 executions");
        assertThat(refused("archive", "export", "--db", database, "--to", file, "small")).contains("Expected no file");
        assertThat(refused("archive", "export", "--db", database, "--to", file + "2", "nobody")).contains("neither");

        String elsewhere = folder.resolve("none.db").toString();
        assertThat(ok("history", "--db", elsewhere, "--archive", file, "--json", "large")).isEqualTo(history);
        JsonNode past = Json.read(ok("describe", "--db", elsewhere, "--archive", file, "large"));
        assertThat(past.path("archived").asBoolean()).isTrue();
        assertThat(past.path("output")).isEqualTo(Json.read(described).path("output"));
        assertThat(ok("archive", "show", "--archive", file, "large")).contains("Large").contains("archived");
        assertThat(ok("history", "--db", database, "--archive", file, "--events", "small")).doesNotContain("archived");

        String archive = Files.createDirectory(folder.resolve("archive")).toString();
        assertThat(ok("archive", "import", "--archive", archive, file)).contains("is there as");
        assertThat(ok("archive", "import", "--archive", archive, file)).contains("already");
        assertThat(ok("archive", "verify", "--archive", archive)).contains("1 files, 4 executions, 0 files damaged");
        assertThat(ok("archive", "list", "--archive", archive, "--machine", "sizes").lines()).hasSize(1);
        assertThat(ok("archive", "export", "--archive", archive, "--db", elsewhere, "--to", file + "3", "--machine",
                "sizes")).startsWith("4 executions");
        assertThat(ok("archive", "show", "--archive", file + "3", "--json", "large"))
                .isEqualTo(ok("archive", "show", "--archive", archive, "--json", "large"));
        try (var files = Files.walk(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith(".pawl"));
        }
    }

    @Test
    void aDamagedFileIsNotTakenIn() throws IOException {
        run("small", 1);
        Path file = folder.resolve("kept.pawl.gz");
        ok("archive", "export", "--db", database, "--to", file.toString(), "small");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);
        Path archive = Files.createDirectory(folder.resolve("archive"));

        assertThat(refused("archive", "import", "--archive", archive.toString(), file.toString()))
                .contains("SHA-256");
        assertThat(archive).isEmptyDirectory();
        assertThat(refused("archive", "show", "--archive", folder.resolve("no").toString(), "small"))
                .contains("there is nothing at");
    }

    /** Written by the first version that had archives; it stays readable. */
    @Test
    void filesOfVersion1AreRead() throws IOException {
        Path archive = Files.createDirectory(folder.resolve("archive"));
        Path fixture = archive.resolve("20261122T073000Z-v1000001.pawl.gz");
        try (InputStream in = Objects.requireNonNull(
                ArchiveCommandTest.class.getResourceAsStream("archive-v1.pawl.gz"))) {
            Files.copy(in, fixture);
        }
        assertThat(ok("archive", "verify", "--archive", archive.toString())).contains("1 files, 5 executions, 0 files");
        assertThat(ok("archive", "list", "--archive", fixture.toString()).lines()).hasSize(5);
        String shown = ok("archive", "show", "--archive", fixture.toString(), "--events", "large");
        assertThat(shown).contains("MapRunStarted").contains("ExecutionSucceeded").contains("SUCCEEDED");
        JsonNode line = Json.read(ok("archive", "show", "--archive", archive.toString(), "--json", "small"));
        assertThat(line.path("input").asText()).isEqualTo("{\"n\": 1}");
        assertThat(line.path("events")).hasSize(6);

        try (Installed server = new Installed(folder.resolve("server.db"),
                "{\"archive\":{\"folder\":\"" + archive + "\"}}", Map.of())) {
            assertThat(ok("archive", "list", "--endpoint", server.url()).lines()).hasSize(5);
            assertThat(ok("archive", "show", "--endpoint", server.url(), "--events", "large")).isEqualTo(shown);
            assertThat(refused("archive", "show", "--endpoint", server.url(), "nobody")).isNotEmpty();
        }
    }
}
