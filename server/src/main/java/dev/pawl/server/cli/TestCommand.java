package dev.pawl.server.cli;

import dev.pawl.asl.StateMachine;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problem;
import dev.pawl.server.cli.FoundTests.Found;
import dev.pawl.server.watch.SourceWatch;
import dev.pawl.testkit.Stage;
import dev.pawl.testkit.StageBuilder;
import dev.pawl.testkit.coverage.Coverage;
import dev.pawl.testkit.coverage.Threshold;
import dev.pawl.testkit.suite.JUnitXml;
import dev.pawl.testkit.suite.Suite;
import dev.pawl.testkit.suite.SuiteResult;
import dev.pawl.testkit.suite.SuiteRunner;
import dev.pawl.testkit.suite.TestCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl test}: whole machines offline, with mocks and a clock that jumps. Nothing is kept. */
@Command(name = "test", description = "Play the test cases of definitions offline and show what they cover.")
final class TestCommand implements Callable<Integer> {
    private static final int LOOK_MILLIS = 200;

    @Mixin
    private Console console = new Console();

    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Mixin
    private TestOptions options = new TestOptions();

    @Parameters(arity = "0..*", paramLabel = "DEFINITION", description = "Definitions, or folders: all that have tests in them. Default: the current folder.")
    private List<Path> paths = List.of();

    @Option(names = "--coverage", paramLabel = "FORMAT", description = "Tell what the tests cover: TEXT, HTML, JUNIT or JSON.")
    private Optional<CoverageReport.Format> format = Optional.empty();

    @Option(names = {"-o",
            "--output"}, paramLabel = "FILE", description = "Where the coverage goes. Default: standard output.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML, too.")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "From which all follows that is left to chance. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--story", description = "Show the path of test cases that passed, too.")
    private boolean story;

    @Option(names = "--watch", description = "Run again whenever a definition, a test or a mock is edited, until Ctrl-C.")
    private boolean watching;

    @Override
    public Integer call() {
        Threshold least = options.least();
        return watching ? follow(least) : once(least, found());
    }

    private List<Found> found() {
        List<Path> all = paths.isEmpty() ? List.of(Path.of("")) : paths;
        List<Found> found = new ArrayList<>();
        all.forEach(path -> found.addAll(new FoundTests(options.wanted(path)).all()));
        requireCases(found);
        return found;
    }

    private void requireCases(List<Found> found) {
        Set<String> names = new LinkedHashSet<>();
        found.forEach(f -> f.suites().forEach(suite -> suite.cases().forEach(one -> names.add(one.name()))));
        options.cases().stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw CommandException.usage(
                    "Expected one of the test cases " + String.join(", ", names) + ", but got " + name);
        });
    }

    private int once(Threshold least, List<Found> found) {
        boolean refused = found.stream().map(this::refused).reduce(false, (a, b) -> a || b);
        if (refused) {
            return ExitCode.USAGE;
        }
        List<SuiteResult> results = new ArrayList<>();
        Map<Found, Coverage> coverage = new LinkedHashMap<>();
        for (Found one : found) {
            List<SuiteResult> of = one.suites().stream().map(this::chosen).filter(suite -> !suite.cases().isEmpty())
                    .map(this::run).toList();
            results.addAll(of);
            of.stream().map(SuiteResult::coverage).reduce(Coverage::and).ifPresent(sum -> coverage.put(one, sum));
        }
        new CaseReport(console.out(), console.paint(), story)
                .summary(results.stream().flatMap(result -> result.cases().stream()).toList());
        report(results, coverage, least);
        return judge(results, coverage, least);
    }

    /** Says what is wrong with a definition that no engine would take. */
    private boolean refused(Found found) {
        if (!(Definitions.check(found.text(),
                found.suites().getFirst().type()) instanceof ParseResult.Refused<StateMachine> wrong)) {
            return false;
        }
        ProblemReport report = new ProblemReport(found.definition().toString(), found.text(), console.paint());
        wrong.problems().stream().filter(Problem::isError)
                .forEach(problem -> console.err().print(report.text(problem)));
        return true;
    }

    private Suite chosen(Suite suite) {
        List<TestCase> cases = suite.cases().stream()
                .filter(one -> options.cases().isEmpty() || options.cases().contains(one.name())).toList();
        return new Suite(suite.name(), suite.machine(), suite.definition(), suite.type(), suite.others(), cases);
    }

    private SuiteResult run(Suite suite) {
        console.out().println(console.paint().strong(suite.machine()) + console.paint().faint("  " + suite.name()));
        int width = suite.cases().stream().mapToInt(one -> one.name().length()).max().orElse(0);
        CaseReport report = new CaseReport(console.out(), console.paint(), story);
        return new SuiteRunner(this::stage).run(suite, result -> report.print(result, width));
    }

    private StageBuilder stage() {
        StageBuilder builder = Stage.builder().seed(seed).account(surroundings.account(), surroundings.region());
        Path folder = paths.stream().findFirst().map(ConfigurationFile::folderOf).orElseGet(() -> Path.of(""));
        if (surroundings.hasFunctions(folder)) {
            builder.connector(surroundings.connector("function", folder));
        }
        return builder;
    }

    private void report(List<SuiteResult> results, Map<Found, Coverage> coverage, Threshold least) {
        CoverageReport report = new CoverageReport(coverage);
        String xml = JUnitXml.of(results, List.copyOf(coverage.values()), least);
        junit.ifPresent(file -> write(file, xml));
        format.ifPresent(chosen -> {
            String text = switch (chosen) {
                case TEXT -> report.text();
                case HTML -> report.html();
                case JSON -> report.json();
                case JUNIT -> xml;
            };
            output.ifPresentOrElse(file -> write(file, text), () -> console.out().print(text));
        });
        console.out().flush();
    }

    private static void write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw CommandException.usage("Expected to write " + file + ", but " + e);
        }
    }

    private int judge(List<SuiteResult> results, Map<Found, Coverage> coverage, Threshold least) {
        if (results.stream().anyMatch(result -> result.failed() > 0)) {
            return ExitCode.FAILED;
        }
        List<String> unmet = coverage.values().stream().flatMap(one -> least.unmet(one).stream()).toList();
        unmet.forEach(line -> console.err().println(console.paint().bad(line)));
        return unmet.isEmpty() ? ExitCode.OK : ExitCode.NOT_COVERED;
    }

    @SuppressWarnings("try") // stop is there to be closed
    private int follow(Threshold least) {
        SourceWatch watch = new SourceWatch();
        Set<Path> sources = new HashSet<>();
        try (OrderlyStop stop = new OrderlyStop()) {
            again(least, sources);
            watch.watch(sources);
            while (true) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                if (!watch.look().isEmpty()) {
                    console.out().println();
                    again(least, sources);
                    watch.watch(sources);
                }
            }
        } catch (InterruptedException e) {
            console.err().println("Stopped.");
            return ExitCode.INTERRUPTED;
        }
    }

    /** A file that is wrong for a while does not end the watching. */
    private void again(Threshold least, Set<Path> sources) {
        try {
            List<Found> found = found();
            found.forEach(one -> sources.addAll(one.sources()));
            once(least, found);
        } catch (CommandException e) {
            paths.forEach(sources::add);
            console.err().println(e.getMessage());
        }
        console.err().flush();
        console.out().flush();
    }
}
