package dev.pawl.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code pawl warm-up}: does a little of everything once, so that the launcher can archive the classes it
 * takes.
 */
@Command(name = "warm-up", hidden = true, description = "Load what most commands load.")
final class WarmUpCommand implements Callable<Integer> {
    private static final String DEFINITION = """
            {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
              "A": {"Type": "Pass", "Output": "{% {'sum': $sum([1, 2])} %}", "Next": "B"},
              "B": {"Type": "Map", "Items": [1, 2], "Next": "C", "ItemProcessor": {"StartAt": "I", "States": {
                "I": {"Type": "Choice", "Choices": [{"Condition": "{% true %}", "Next": "J"}]},
                "J": {"Type": "Pass", "End": true}}}},
              "C": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "none"},
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "D"}], "Next": "D"},
              "D": {"Type": "Wait", "Seconds": 0, "End": true}}}
            """;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pawl-warm-up");
        try {
            Path definition = Files.writeString(folder.resolve("warm.asl.json"), DEFINITION);
            String db = folder.resolve("warm.db").toString();
            for (List<String> arguments : List.of(List.of("validate", definition.toString()),
                    List.of("run", definition.toString(), "--db", db, "--name", "warm"),
                    List.of("history", "warm", "--db", db), List.of("executions", "--db", db))) {
                PrintWriter nowhere = new PrintWriter(new StringWriter());
                int unused = Main.run(nowhere, nowhere, arguments.toArray(String[]::new));
            }
            WarmServer.ask(folder, Path.of(db));
        } finally {
            delete(folder);
        }
        return ExitCode.OK;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
