package dev.pawl.testkit.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.parse.SourceMap;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.testkit.mock.MockConfig;
import dev.pawl.testkit.mock.MockException;
import dev.pawl.testkit.mock.Mocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A file of test cases, {@code *.asl-test.json}. Files that it names lie relative to it. */
public final class TestFile {
    private static final Set<String> MEMBERS = Set.of("$schema", "definition", "machine", "type", "machines",
            "mockConfig", "mocks", "cases");
    private static final Set<String> CASE = Set.of("name", "input", "inputFile", "mocks", "testCase", "expect",
            "startTime");
    private static final Set<String> EXPECT = Set.of("status", "output", "outputIncludes", "error", "cause", "path",
            "entered", "notEntered", "variables", "maxDuration");

    private final Path file;
    private final Written root;

    private TestFile(Path file, Written root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads the file.
     *
     * @throws SuiteException
     *             if there is none, or it is none of test cases
     */
    public static TestFile read(Path file) {
        return parse(file, text(file));
    }

    static TestFile parse(Path file, String text) {
        SourceMap source = SourceMap.of(text);
        try {
            Written root = new Written(Json.read(text), "", file.toString(), source);
            return new TestFile(file, root.object(MEMBERS));
        } catch (JsonTextException e) {
            throw new SuiteException("Expected JSON in " + file + ", but " + e.getMessage());
        }
    }

    /** The definition that it names. */
    public Optional<Path> definition() {
        return root.member("definition").map(name -> beside(name.text()));
    }

    /** The name that it gives the machine. */
    public Optional<String> machine() {
        return root.member("machine").map(Written::text);
    }

    /**
     * Its cases, for a machine of that name.
     *
     * @param definition
     *            text of the machine
     * @param mocks
     *            a MockConfigFile to take if it names none
     * @throws SuiteException
     *             if something in it is wrong; the message says where
     */
    public Suite suite(String machine, String definition, Optional<MockConfig> mocks) {
        Optional<MockConfig> config = root.member("mockConfig").map(this::mockConfig).or(() -> mocks);
        WrittenMocks written = new WrittenMocks(config);
        Map<String, String> others = others();
        StateNames states = new StateNames(
                Stream.concat(Stream.of(definition), others.values().stream()).toList());
        Optional<Mocks> forAll = root.member("mocks").map(written::of);
        Written cases = root.member("cases").orElseThrow(() -> root.wrong("Expected cases, but there are none"));
        List<TestCase> all = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        root.member("mocks").ifPresent(states::checkMocks);
        for (Written one : cases.elements()) {
            TestCase read = testCase(one, machine, written, forAll);
            if (!names.add(read.name())) {
                throw one.wrong("Expected one case of the name " + read.name() + ", but there are two");
            }
            check(one, states);
            all.add(read);
        }
        return new Suite(file.toString(), machine, definition, type(), others, all);
    }

    private static void check(Written one, StateNames states) {
        one.member("mocks").ifPresent(states::checkMocks);
        one.member("expect").ifPresent(expect -> List.of("path", "entered", "notEntered")
                .forEach(list -> expect.member(list).ifPresent(states::checkAll)));
    }

    private MachineType type() {
        return root.member("type").map(type -> one(type, MachineType.class)).orElse(MachineType.STANDARD);
    }

    private Map<String, String> others() {
        Map<String, String> all = new LinkedHashMap<>();
        root.member("machines").ifPresent(machines -> machines.object().members()
                .forEach((name, path) -> all.put(name, named(path))));
        return all;
    }

    private MockConfig mockConfig(Written name) {
        try {
            return MockConfig.read(beside(name.text()));
        } catch (MockException e) {
            throw name.wrong(String.valueOf(e.getMessage()));
        }
    }

    private TestCase testCase(Written one, String machine, WrittenMocks written, Optional<Mocks> forAll) {
        one.object(CASE);
        String name = one.member("name").orElseThrow(() -> one.wrong("Expected a name, but there is none")).text();
        List<Mocks> mocks = new ArrayList<>();
        one.member("mocks").map(written::of).ifPresent(mocks::add);
        Optional<Written> mockCase = one.member("testCase");
        mockCase.map(from -> written.testCase(machine, from)).ifPresent(mocks::add);
        forAll.ifPresent(mocks::add);
        return new TestCase(name, input(one), mocks,
                one.member("expect").map(TestFile::expectation).orElse(SUCCEEDS),
                one.member("startTime").map(TestFile::instant), mockCase.map(Written::text));
    }

    private static final Expectation SUCCEEDS = new Expectation(Optional.of(ExecutionStatus.SUCCEEDED),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), Map.of(),
            Optional.empty());

    private JsonNode input(Written one) {
        Optional<Written> input = one.member("input");
        Optional<Written> from = one.member("inputFile");
        if (input.isPresent() && from.isPresent()) {
            throw from.get().wrong("Expected either input or inputFile, but there are both");
        }
        if (from.isEmpty()) {
            return input.map(Written::node).orElseGet(JsonNodeFactory.instance::objectNode);
        }
        try {
            return Json.read(named(from.get()));
        } catch (JsonTextException e) {
            throw from.get().wrong("Expected JSON in " + from.get().text() + ", but " + e.getMessage());
        }
    }

    private static Expectation expectation(Written written) {
        written.object(EXPECT);
        Optional<String> error = written.member("error").map(Written::text);
        Optional<ExecutionStatus> status = written.member("status").map(s -> one(s, ExecutionStatus.class))
                .or(() -> error.isPresent() ? Optional.of(ExecutionStatus.FAILED) : SUCCEEDS.status());
        Optional<Expectation.Output> whole = written.member("output")
                .map(output -> new Expectation.Output(output.node(), false));
        Optional<Expectation.Output> part = written.member("outputIncludes")
                .map(output -> new Expectation.Output(output.node(), true));
        if (whole.isPresent() && part.isPresent()) {
            throw written.wrong("Expected either output or outputIncludes, but there are both");
        }
        Map<String, JsonNode> variables = new LinkedHashMap<>();
        written.member("variables").ifPresent(
                all -> all.object().members().forEach((name, value) -> variables.put(name, value.node())));
        return new Expectation(status, whole.or(() -> part), error, written.member("cause").map(Written::text),
                written.member("path").map(Written::texts),
                written.member("entered").map(Written::texts).orElse(List.of()),
                written.member("notEntered").map(Written::texts).orElse(List.of()), variables,
                written.member("maxDuration").map(Written::duration));
    }

    private static <E extends Enum<E>> E one(Written name, Class<E> type) {
        String text = name.text();
        return Arrays.stream(type.getEnumConstants()).filter(value -> value.name().equals(text)).findFirst()
                .orElseThrow(() -> name.expected("one of " + Arrays.toString(type.getEnumConstants())));
    }

    private static Instant instant(Written written) {
        try {
            return OffsetDateTime.parse(written.text()).toInstant();
        } catch (DateTimeException e) {
            throw written.expected("a time such as 2026-01-31T08:00:00Z");
        }
    }

    private String named(Written path) {
        try {
            return text(beside(path.text()));
        } catch (SuiteException e) {
            throw path.wrong(String.valueOf(e.getMessage()));
        }
    }

    private Path beside(String name) {
        return file.resolveSibling(name);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new SuiteException("Expected the file " + file + ", but there is none");
        } catch (IOException e) {
            throw new SuiteException("Expected to read " + file + ", but " + e);
        }
    }
}
