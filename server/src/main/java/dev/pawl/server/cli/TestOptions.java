package dev.pawl.server.cli;

import dev.pawl.asl.MachineType;
import dev.pawl.testkit.coverage.Threshold;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of {@code pawl test} that say which tests there are. */
final class TestOptions {
    @Option(names = "--mocks", paramLabel = "FILE", description = "Mocks as Step Functions Local takes them. Default: MockConfigFile.json beside the definition.")
    private Optional<Path> mocks = Optional.empty();

    @Option(names = "--tests", paramLabel = "FILE", description = "A file of test cases; may be given several times. Default: *.asl-test.json beside the definition.")
    private List<Path> tests = new ArrayList<>();

    @Option(names = "--case", paramLabel = "NAME", description = "Only that test case; may be given several times.")
    private List<String> cases = new ArrayList<>();

    @Option(names = "--machine", paramLabel = "NAME", description = "The machine's name. Default: after the file.")
    private Optional<String> machine = Optional.empty();

    @Option(names = "--type", paramLabel = "TYPE", description = "STANDARD (default) or EXPRESS, for test cases of --mocks.")
    private MachineType type = MachineType.STANDARD;

    @Option(names = {"-i",
            "--input"}, paramLabel = "JSON", defaultValue = "{}", description = "Input of the test cases of --mocks: JSON or @FILE. Default: ${DEFAULT-VALUE}.")
    private String input = "";

    @Option(names = "--min-coverage", paramLabel = "PERCENT", description = "Fail with exit code 5 below that: 90, or states=100,choices=80,retries=50,catches=50.")
    private Optional<String> least = Optional.empty();

    List<String> cases() {
        return cases;
    }

    FoundTests.Wanted wanted(Path path) {
        return new FoundTests.Wanted(path, tests, mocks, machine, TextInput.json(input, System.in).value(), type);
    }

    Threshold least() {
        try {
            return least.map(Threshold::parse).orElse(Threshold.NONE);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(e.getMessage() + " of --min-coverage");
        }
    }
}
