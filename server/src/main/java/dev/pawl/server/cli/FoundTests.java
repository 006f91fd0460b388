package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MachineType;
import dev.pawl.testkit.mock.MockConfig;
import dev.pawl.testkit.mock.MockException;
import dev.pawl.testkit.suite.Suite;
import dev.pawl.testkit.suite.SuiteException;
import dev.pawl.testkit.suite.TestCase;
import dev.pawl.testkit.suite.TestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the tests of definitions: files of test cases and the MockConfigFile beside a definition, or in a
 * whole folder.
 *
 * @param wanted
 *            what was asked for
 */
record FoundTests(Wanted wanted) {
    private static final String TESTS = ".asl-test.json";
    private static final String MOCKS = "MockConfigFile.json";
    private static final int DEEPEST = 20;

    /**
     * What was asked for.
     *
     * @param mocks
     *            a MockConfigFile, if it was named
     * @param machine
     *            another name for the machine than its file's
     * @param input
     *            of the test cases of a MockConfigFile
     */
    record Wanted(Path path, List<Path> tests, Optional<Path> mocks, Optional<String> machine, JsonNode input,
            MachineType type) {}

    /** A definition with its test cases. */
    record Found(Path definition, String text, List<Suite> suites, Set<Path> sources) {}

    List<Found> all() {
        try {
            if (Files.isDirectory(wanted.path())) {
                return inFolder();
            }
            return List.of(named(wanted.path(), TESTS) && Files.exists(wanted.path())
                    ? of(tested(wanted.path()), List.of(wanted.path()))
                    : of(wanted.path(), tests(wanted.path())));
        } catch (SuiteException | MockException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    private List<Path> tests(Path definition) {
        return wanted.tests().isEmpty() ? beside(definition) : wanted.tests();
    }

    private List<Path> beside(Path definition) {
        return list(ConfigurationFile.folderOf(definition)).stream().filter(file -> named(file, TESTS))
                .filter(file -> same(definition, definitionOf(file))).map(file -> shown(definition, file)).toList();
    }

    /** As people wrote it: relative if the definition is. */
    private static Path shown(Path definition, Path file) {
        return definition.resolveSibling(String.valueOf(file.getFileName()));
    }

    private static boolean same(Path one, Optional<Path> other) {
        return other.filter(path -> path.toAbsolutePath().normalize().equals(one.toAbsolutePath().normalize()))
                .isPresent();
    }

    /** The definition that a file of tests names, or that lies beside it under the same name. */
    private static Optional<Path> definitionOf(Path tests) {
        Optional<Path> named = TestFile.read(tests).definition();
        if (named.isPresent()) {
            return named;
        }
        String base = String.valueOf(tests.getFileName());
        String stem = base.substring(0, base.length() - TESTS.length());
        List<String> names = List.of(stem + ".asl.json", stem + ".json", stem.replaceFirst("\\..*", "") + ".asl.json");
        return names.stream().map(tests::resolveSibling).filter(Files::exists).findFirst();
    }

    private static Path tested(Path tests) {
        return definitionOf(tests).orElseThrow(() -> CommandException.usage("Expected " + tests
                + " to name its definition, or one of the same name beside it, but there is none"));
    }

    private List<Found> inFolder() {
        Map<Path, List<Path>> byDefinition = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(wanted.path(), DEEPEST)) {
            for (Path file : files.filter(FoundTests::looked).sorted().toList()) {
                if (named(file, TESTS)) {
                    byDefinition.computeIfAbsent(tested(file).normalize(), d -> new ArrayList<>())
                            .add(file.normalize());
                } else if (named(file, ".asl.json") && mocked(file)) {
                    byDefinition.computeIfAbsent(file.normalize(), d -> new ArrayList<>());
                }
            }
        } catch (IOException e) {
            throw CommandException.usage("Expected to read " + wanted.path() + ", but " + e);
        }
        if (byDefinition.isEmpty()) {
            throw CommandException.usage("Expected files *" + TESTS + " or " + MOCKS + " in " + wanted.path()
                    + ", but there are none");
        }
        return byDefinition.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue())).toList();
    }

    private static boolean looked(Path file) {
        for (Path part : file) {
            String name = part.toString();
            if ((name.length() > 2 && name.startsWith(".")) || name.equals("target") || name.equals("node_modules")) {
                return false;
            }
        }
        return Files.isRegularFile(file);
    }

    private static boolean mocked(Path definition) {
        Path mocks = definition.resolveSibling(MOCKS);
        return Files.exists(mocks)
                && MockConfig.read(mocks).machines().containsKey(Deployment.nameAfter(definition));
    }

    private Found of(Path definition, List<Path> files) {
        String text = TextInput.file(definition);
        Set<Path> sources = new LinkedHashSet<>(files);
        sources.add(definition);
        Path usual = definition.resolveSibling(MOCKS);
        Optional<Path> mocks = wanted.mocks().or(() -> Optional.of(usual).filter(Files::exists));
        mocks.ifPresent(sources::add);
        Optional<MockConfig> config = mocks.map(MockConfig::read);
        List<Suite> suites = new ArrayList<>();
        Set<String> used = new LinkedHashSet<>();
        String name = wanted.machine().or(() -> files.stream().findFirst().flatMap(f -> TestFile.read(f).machine()))
                .orElseGet(() -> Deployment.nameAfter(definition));
        String inMocks = config.map(c -> machine(c, name)).orElse(name);
        for (Path file : files) {
            TestFile tests = TestFile.read(file);
            Suite suite = tests.suite(wanted.machine().or(tests::machine).orElse(inMocks), text, config);
            suite.cases().forEach(one -> one.mockCase().ifPresent(used::add));
            suites.add(suite);
        }
        config.flatMap(c -> ofMocks(c, inMocks, text, mocks.orElse(usual), used)).ifPresent(suites::add);
        if (suites.isEmpty()) {
            throw CommandException.usage("Expected tests of " + definition + ", but there is neither a file *" + TESTS
                    + " for it nor a " + MOCKS + " beside it. --tests and --mocks name files elsewhere.");
        }
        return new Found(definition, text, suites, sources);
    }

    /** The machine's name in the file, if that is plain. */
    private static String machine(MockConfig config, String name) {
        return config.machines().containsKey(name) || config.machines().size() != 1
                ? name
                : config.machines().keySet().iterator().next();
    }

    /** Test cases of the MockConfigFile that no file of tests has taken. */
    private Optional<Suite> ofMocks(MockConfig config, String machine, String text, Path file, Set<String> used) {
        if (!config.machines().containsKey(machine)) {
            if (wanted.mocks().isPresent()) {
                throw CommandException.usage("Expected the state machine " + machine + " in " + file + ", but it has "
                        + String.join(", ", config.machines().keySet()) + ". --machine says which is meant.");
            }
            return Optional.empty();
        }
        List<TestCase> cases = config.testCases(machine).stream().filter(name -> !used.contains(name))
                .map(name -> TestCase.ofMockConfig(name, wanted.input(), config.testCase(machine, name))).toList();
        return cases.isEmpty()
                ? Optional.empty()
                : Optional.of(new Suite(file.toString(), machine, text, wanted.type(), Map.of(), cases));
    }

    private static boolean named(Path file, String ending) {
        return file.toString().endsWith(ending);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw CommandException.usage("Expected to read " + folder + ", but " + e);
        }
    }
}
