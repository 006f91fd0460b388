package dev.pawl.testkit.mock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.history.Failure;
import dev.pawl.testkit.mock.MockConfig.MockedResponse;
import dev.pawl.testkit.mock.MockConfig.Range;
import dev.pawl.testkit.value.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the tree of a file of mocks to the mocks, with the place of whatever is wrong. */
final class MockConfigReader {
    private static final Pattern CALLS = Pattern.compile("([0-9]{1,6})(?:-([0-9]{1,6}))?");
    private static final String MACHINES = "StateMachines";
    private static final String RESPONSES = "MockedResponses";
    private static final String RETURN = "Return";
    private static final String THROW = "Throw";

    private final String source;

    MockConfigReader(String source) {
        this.source = source;
    }

    MockConfig read(JsonNode root) {
        object(root, "");
        only(root, "", Set.of(MACHINES, RESPONSES, "$schema"));
        Map<String, MockedResponse> responses = MockConfig.inOrder();
        member(root, "", RESPONSES).properties().forEach(
                e -> responses.put(e.getKey(), response(e.getValue(), "/" + RESPONSES + "/" + e.getKey())));
        Map<String, Map<String, Map<String, String>>> machines = MockConfig.inOrder();
        member(root, "", MACHINES).properties().forEach(e -> machines.put(e.getKey(),
                testCases(e.getValue(), "/" + MACHINES + "/" + e.getKey(), responses.keySet())));
        return new MockConfig(Collections.unmodifiableMap(machines), Collections.unmodifiableMap(responses));
    }

    private Map<String, Map<String, String>> testCases(JsonNode machine, String place, Set<String> responses) {
        object(machine, place);
        only(machine, place, Set.of("TestCases"));
        Map<String, Map<String, String>> cases = MockConfig.inOrder();
        String inCases = place + "/TestCases";
        member(machine, place, "TestCases").properties().forEach(e -> cases.put(e.getKey(),
                states(e.getValue(), inCases + "/" + e.getKey(), responses)));
        return cases;
    }

    private Map<String, String> states(JsonNode testCase, String place, Set<String> responses) {
        object(testCase, place);
        Map<String, String> states = MockConfig.inOrder();
        testCase.properties().forEach(e -> {
            String name = e.getValue().asText();
            if (!e.getValue().isTextual() || !responses.contains(name)) {
                throw wrong(place + "/" + e.getKey(), "the name of one of the " + RESPONSES + " " + responses,
                        e.getValue());
            }
            states.put(e.getKey(), name);
        });
        return states;
    }

    private MockedResponse response(JsonNode response, String place) {
        object(response, place);
        if (response.isEmpty()) {
            throw wrong(place, "at least one answer, such as {\"0\": {\"" + RETURN + "\": …}}", response);
        }
        List<Range> ranges = new ArrayList<>();
        response.properties().forEach(e -> ranges.add(range(e.getKey(), e.getValue(), place + "/" + e.getKey())));
        ranges.sort(Comparator.comparingInt(Range::first));
        for (int i = 1; i < ranges.size(); i++) {
            if (ranges.get(i).first() <= ranges.get(i - 1).last()) {
                throw new MockException("Expected one answer for each call in " + place + " of " + source
                        + ", but call " + ranges.get(i).first() + " has two");
            }
        }
        return new MockedResponse(List.copyOf(ranges));
    }

    private Range range(String calls, JsonNode answer, String place) {
        Matcher matcher = CALLS.matcher(calls);
        if (!matcher.matches()) {
            throw new MockException("Expected the number of a call such as \"0\", or a range such as \"1-3\", in "
                    + place + " of " + source + ", but got \"" + calls + "\"");
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        if (last < first) {
            throw new MockException("Expected a range that ends behind its beginning in " + place + " of " + source
                    + ", but got \"" + calls + "\"");
        }
        return new Range(first, last, ending(answer, place));
    }

    private Ending ending(JsonNode answer, String place) {
        object(answer, place);
        only(answer, place, Set.of(RETURN, THROW));
        if (answer.has(RETURN) == answer.has(THROW)) {
            throw wrong(place, "either " + RETURN + " or " + THROW, answer);
        }
        if (answer.has(RETURN)) {
            return new Ending.Returns(answer.get(RETURN));
        }
        String inThrow = place + "/" + THROW;
        JsonNode failure = object(answer.get(THROW), inThrow);
        only(failure, inThrow, Set.of("Error", "Cause"));
        if (!failure.path("Error").isTextual()) {
            throw wrong(inThrow, "a text Error", failure);
        }
        if (failure.has("Cause") && !failure.get("Cause").isTextual()) {
            throw wrong(inThrow + "/Cause", "a text", failure.get("Cause"));
        }
        return new Ending.Fails(new Failure(Optional.of(failure.get("Error").asText()),
                Optional.ofNullable(failure.get("Cause")).map(JsonNode::asText)));
    }

    private JsonNode member(JsonNode parent, String place, String name) {
        if (!parent.has(name)) {
            throw wrong(place, "a member " + name, parent);
        }
        return object(parent.get(name), place + "/" + name);
    }

    private JsonNode object(JsonNode node, String place) {
        if (!node.isObject()) {
            throw wrong(place, "an object", node);
        }
        return node;
    }

    private void only(JsonNode node, String place, Set<String> names) {
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new MockException("Expected only " + names.stream().sorted().toList() + " in "
                        + (place.isEmpty() ? "/" : place) + " of " + source + ", but there is \"" + name + "\"");
            }
        });
    }

    private MockException wrong(String place, String expected, JsonNode got) {
        return new MockException("Expected " + expected + " in " + (place.isEmpty() ? "/" : place) + " of " + source
                + ", but got " + Values.brief(got));
    }
}
