package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.engine.Engine;
import dev.pawl.engine.StateTests;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.server.api.teststate.TestStateAnswer;
import dev.pawl.server.assembly.Installation;
import dev.pawl.store.Store;
import dev.pawl.store.memory.MemoryStore;
import dev.pawl.teststate.InspectionLevel;
import dev.pawl.teststate.StateTest;
import dev.pawl.teststate.Tested;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl test-state}: one state by itself, and what each step of its data gives. Nothing is kept. */
@Command(name = "test-state", description = "Try one state out by itself and show what each step of its data gives.")
final class TestStateCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Mixin
    private MockOptions mock = new MockOptions();

    @Parameters(paramLabel = "DEFINITION", description = "A file with a state, or with a machine that has the state.")
    private Path definition = Path.of("");

    @Option(names = {"-s", "--state"}, paramLabel = "NAME", description = "Which state of the machine, at any depth.")
    private Optional<String> state = Optional.empty();

    @Option(names = {"-i",
            "--input"}, paramLabel = "JSON", defaultValue = "{}", description = "The state's input: JSON, @FILE, or - for standard input. Default: ${DEFAULT-VALUE}.")
    private String input = "";

    @Option(names = "--variables", paramLabel = "JSON", description = "Variables in sight: an object, or @FILE.")
    private Optional<String> variables = Optional.empty();

    @Option(names = "--context", paramLabel = "JSON", description = "The context object, or @FILE; needs a mock. Default: made up.")
    private Optional<String> context = Optional.empty();

    @Option(names = "--role", paramLabel = "ARN", description = "RoleArn of the context object.")
    private Optional<String> role = Optional.empty();

    @Option(names = "--level", paramLabel = "LEVEL", defaultValue = "DEBUG", description = "INFO, DEBUG (default) or TRACE.")
    private InspectionLevel level = InspectionLevel.DEBUG;

    @Option(names = "--reveal-secrets", description = "Show what a connection adds to an HTTP request.")
    private boolean revealSecrets;

    @Option(names = "--json", description = "Print the answer as TestState gives it.")
    private boolean json;

    @Override
    public Integer call() {
        StateTest test = test();
        try (Store store = new MemoryStore();
                Installation installation = surroundings.start(store, ConfigurationFile.folderOf(definition))) {
            return report(run(installation.engine(), test), test);
        }
    }

    private StateTest test() {
        String text = TextInput.file(definition);
        if (state.isEmpty()) {
            refuseMachine(text);
        }
        return new StateTest(text, state, Optional.of(TextInput.json(input, System.in).text()), level, role,
                variables.map(TestStateCommand::json), context.map(TestStateCommand::json), mock.request(),
                mock.configuration(), revealSecrets);
    }

    private int report(StateTests.Result result, StateTest test) {
        if (json) {
            console.out().println(PrettyJson.of(TestStateAnswer.of(result, test)));
        } else {
            new StateReport(console.out(), console.paint()).print(result, test);
        }
        Tested.Status status = result.tested().status();
        return status == Tested.Status.SUCCEEDED || status == Tested.Status.CAUGHT_ERROR
                ? ExitCode.OK
                : ExitCode.FAILED;
    }

    private static StateTests.Result run(Engine engine, StateTest test) {
        try {
            return engine.stateTests().run(test).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : e;
        }
    }

    private static String json(String option) {
        return TextInput.json(option, System.in).text();
    }

    /** Whoever forgets to say which state of a machine is told which there are. */
    private static void refuseMachine(String text) {
        JsonNode tree;
        try {
            tree = Json.read(text);
        } catch (JsonTextException e) {
            return;
        }
        if (tree.has("StartAt") && tree.path("States").isObject()) {
            List<String> names = new ArrayList<>();
            tree.path("States").fieldNames().forEachRemaining(names::add);
            throw CommandException.usage("Expected --state with one of " + String.join(", ", names)
                    + " or a state inside them, because the definition is a whole machine");
        }
    }
}
