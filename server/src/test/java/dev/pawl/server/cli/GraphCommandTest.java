package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCommandTest {
    @TempDir
    private Path folder;

    private Path definition(String text) throws IOException {
        return Files.writeString(folder.resolve("workflow.json"), text);
    }

    private Path greeting() throws IOException {
        return definition("""
                {"StartAt":"Hello","States":{"Hello":{"Type":"Choice","Choices":[
                {"Variable":"$.wrong","IsPresent":true,"Next":"Bad"}],"Default":"Good"},
                "Good":{"Type":"Succeed"},"Bad":{"Type":"Fail","Error":"Wrong"}}}""");
    }

    @Test
    void aPictureGoesIntoAFileOrToStandardOutput() throws IOException {
        Path file = folder.resolve("picture.svg");
        Invocation written = Invocation.of("graph", greeting().toString(), "-o", file.toString(), "--theme", "dark");
        assertThat(written.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(written.out()).isEmpty();
        assertThat(Files.readString(file)).startsWith("<svg ").contains("<style>")
                .doesNotContain("prefers-color-scheme");
        assertThat(Invocation.of("graph", greeting().toString()).out()).startsWith("<svg ")
                .contains("prefers-color-scheme", "$.wrong is present");
    }

    @Test
    void anExecutionIsDrawnInTheColoursOfWhatHappened() throws IOException {
        String db = folder.resolve("pawl.db").toString();
        assertThat(Invocation.of("run", greeting().toString(), "--db", db, "--name", "one", "--input",
                "{\"wrong\":1}").exitCode()).isEqualTo(ExitCode.FAILED);
        String svg = Invocation.of("graph", "--execution", "one", "--db", db).out();
        assertThat(svg).containsPattern("class=\"state card choice is-succeeded\"[^>]*data-state=\"Hello\"")
                .containsPattern("class=\"state card fail is-failed\"[^>]*data-state=\"Bad\"")
                .containsPattern("class=\"state card succeed is-not-reached\"[^>]*data-state=\"Good\"")
                .containsPattern("class=\"edge choice is-taken\"[^>]*data-from=\"Hello\"[^>]*data-to=\"Bad\"");
    }

    @Test
    void mistakesAreShownWhereTheyAre() throws IOException {
        Invocation run = Invocation.of("graph",
                definition("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Nap\"}}}").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("workflow.json:1:", "error: ");
    }

    @Test
    void eitherAFileOrAnExecution() throws IOException {
        assertThat(Invocation.of("graph").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Invocation.of("graph", greeting().toString(), "--execution", "x").err())
                .contains("Expected either a FILE or --execution, but got both");
    }
}
