package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts of executions do not steer the terminal of whoever looks at them. */
class CleanWriterTest {
    private static final String EVIL = "\\u001b]0;PWNED\\u0007\\u001b[2J\\u009b31m\\u202e\\r\\n2026-11-22 FAKE LOG LINE";

    @TempDir
    private Path folder;

    private static String printed(String text) {
        StringWriter out = new StringWriter();
        PrintWriter clean = new PrintWriter(new CleanWriter(out), true);
        clean.println(text);
        return out.toString();
    }

    @Test
    void whatSteersIsWrittenAsInJson() {
        assertThat(printed("a\u001b[2J\u0007\u009b\u007f\u202e\u2066\rb")).isEqualToIgnoringNewLines(
                "a\\u001b[2J\\u0007\\u009b\\u007f\\u202e\\u2066\\u000db");
    }

    @Test
    void otherTextStays() {
        String text = "täglich\t✓ 注文 \u200f🙂\nnext";
        assertThat(printed(text)).isEqualTo(text + System.lineSeparator());
    }

    @Test
    void coloursOfOursReachTheTerminalAndThoseOfOthersDoNot() {
        assertThat(printed(Paint.COLOURED.bad("x\u001b[32m"))).startsWith("\u001b[31mx\\u001b[32m\u001b[0m");
    }

    private String pawl(String... arguments) {
        Invocation made = Invocation.of(arguments);
        return made.out() + made.err();
    }

    @Test
    void noCommandPrintsWhatAnExecutionWouldHaveItPrint() throws IOException {
        Path definition = Files.writeString(folder.resolve("evil.asl.json"), """
                {"StartAt": "S", "States": {"S": {"Type": "Fail", "Error": "E%s", "Cause": "C%s"}}}"""
                .formatted(EVIL, EVIL));
        String database = folder.resolve("pawl.db").toString();
        String ran = pawl("run", definition.toString(), "--db", database, "--name", "x", "--input",
                "{\"in\": \"" + EVIL + "\"}");
        String all = ran + pawl("history", "--db", database, "x") + pawl("history", "--db", database, "--events", "x")
                + pawl("logs", "--db", database, "x");
        String json = pawl("history", "--db", database, "--json", "x") + pawl("describe", "--db", database, "x");

        assertThat(ran).contains("E\\u001b]0;PWNED");
        assertThat(all + json).doesNotContain("\u001b", "\u0007", "\u009b", "\u202e");
        assertThat(all.lines()).noneMatch(line -> line.startsWith("2026-11-22 FAKE"));
        JsonNode described = Json.read(pawl("describe", "--db", database, "x"));
        assertThat(described.path("cause").asText()).isEqualTo(Json.read("\"C" + EVIL + "\"").asText());
    }
}
