package dev.pawl.examples.expense;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of the README, each in a process of its own. */
class ExpenseApprovalTest {
    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    @TempDir
    private Path folder;

    @Test
    void whatTheReadmeSaysWorks() throws IOException, InterruptedException {
        List<String> commands = Files.readAllLines(HERE.resolve("README.md")).stream()
                .filter(line -> line.startsWith("    ./pawl ")).map(line -> line.strip().substring(7)).toList();
        assertThat(commands).hasSize(5);
        Process run = start(words(commands.get(0) + "=0 --db " + folder.resolve("pawl.db")));
        try (BufferedReader shown = run.inputReader(StandardCharsets.UTF_8)) {
            String endpoint = " --endpoint " + address(shown);
            String id = waiting(words(commands.get(1) + endpoint));
            for (String command : commands.subList(2, 4)) {
                String said = output(start(words(command.replace("ID", id) + endpoint)));
                assertThat(said).startsWith(id);
            }
            String rest = String.join("\n", shown.lines().toList());
            assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(rest).contains("\"approvedBy\"", "\"alice\"", "\"bob\"", "\"costCentre\": 4711",
                    "\"paid\": true");
            assertThat(run.exitValue()).isZero();
        } finally {
            run.destroyForcibly();
        }
    }

    private static String address(BufferedReader shown) throws IOException {
        String line = shown.readLine();
        while (line != null) {
            int at = line.indexOf("http://");
            if (at >= 0) {
                return line.substring(at).split("[ ,]", -1)[0];
            }
            line = shown.readLine();
        }
        throw new AssertionError("Expected an address, but the run ended");
    }

    /** The id of what waits, once there is something. */
    private static String waiting(List<String> list) throws IOException, InterruptedException {
        for (int i = 0; i < 20; i++) {
            String said = output(start(list));
            if (!said.startsWith("Nothing")) {
                return said.split(" ", -1)[0];
            }
        }
        throw new AssertionError("Expected a request, but nothing waits");
    }

    private static String output(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"), "dev.pawl.server.cli.Main"));
        command.addAll(arguments);
        Path project = HERE.resolve("../..").normalize();
        return new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true).start();
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            words.add(matcher.group(1) != null
                    ? matcher.group(1)
                    : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        }
        return words;
    }
}
