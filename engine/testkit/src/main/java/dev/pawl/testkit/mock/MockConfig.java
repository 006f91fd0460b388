package dev.pawl.testkit.mock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file that AWS's Step Functions Local takes its mocks from, usually called {@code MockConfigFile.json}.
 *
 * @param machines
 *            machines by name, with their test cases by name; a test case says which response each state gets
 * @param responses
 *            by name
 */
public record MockConfig(Map<String, Map<String, Map<String, String>>> machines,
        Map<String, MockedResponse> responses) {

    /**
     * Reads such a file.
     *
     * @throws MockException
     *             if it is not one; the message names the place
     */
    public static MockConfig read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new MockException("Expected a file of mocks, but there is none at " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the text of such a file. */
    public static MockConfig parse(String text) {
        return parse(text, "the mocks");
    }

    /**
     * The same.
     *
     * @param source
     *            what messages call the file
     */
    public static MockConfig parse(String text, String source) {
        JsonNode root;
        try {
            root = Json.read(text);
        } catch (JsonTextException e) {
            throw new MockException("Expected JSON in " + source + ", but " + e.getMessage());
        }
        return new MockConfigReader(source).read(root);
    }

    /** Names of the test cases of a machine, in the order of the file. */
    public List<String> testCases(String machine) {
        return List.copyOf(machine(machine).keySet());
    }

    /**
     * The mocks of a test case.
     *
     * @throws MockException
     *             if there is none of that name
     */
    public Mocks testCase(String machine, String testCase) {
        Map<String, String> states = machine(machine).get(testCase);
        if (states == null) {
            throw new MockException("Expected a test case of " + machine + ", which has " + machine(machine).keySet()
                    + ", but got " + testCase);
        }
        return call -> call.machine().equals(machine)
                ? Optional.ofNullable(states.get(call.state())).map(name -> behaviour(name, call))
                : Optional.empty();
    }

    private Map<String, Map<String, String>> machine(String name) {
        Map<String, Map<String, String>> cases = machines.get(name);
        if (cases == null) {
            throw new MockException(
                    "Expected a state machine of the mocks, which have " + machines.keySet() + ", but got " + name);
        }
        return cases;
    }

    private Behaviour behaviour(String name, TaskCall call) {
        MockedResponse response = responses.get(name);
        if (response == null) {
            throw new MockException("Expected one of the MockedResponses " + responses.keySet() + ", but the state "
                    + call.state() + " of " + call.machine() + " is to get " + name);
        }
        return response.of(name, call);
    }

    /**
     * Answers by the number of the call.
     *
     * @param ranges
     *            in the order of the file
     */
    public record MockedResponse(List<Range> ranges) {
        private Behaviour of(String name, TaskCall call) {
            for (Range range : ranges) {
                if (range.first() <= call.invocation() && call.invocation() <= range.last()) {
                    return Behaviour.of(range.ending());
                }
            }
            throw new MockException("Expected an answer of the mocked response " + name + " to call "
                    + call.invocation() + " of the state " + call.state() + " of " + call.machine() + ", but it has "
                    + ranges.stream().map(Range::text).toList());
        }
    }

    /**
     * An answer to some calls; the first call of a state is number 0.
     *
     * @param ending
     *            Return or Throw
     */
    public record Range(int first, int last, Ending ending) {
        private String text() {
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
    }

    static <V> Map<String, V> inOrder() {
        return new LinkedHashMap<>();
    }
}
