package dev.pawl.teststate.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.State;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.asl.parse.ParseResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MockCheckTest {
    private static final ResponseShape.Range ANY = new ResponseShape.Range(Optional.empty(), Optional.empty());
    private static final ResponseShape.Range ONE_TO_THREE = new ResponseShape.Range(Optional.of(BigDecimal.ONE),
            Optional.of(BigDecimal.valueOf(3)));

    /** A service that answers with one of each. */
    private static final ServiceModel MODEL = new ServiceModel(
            Map.of("Invoke", "Answer", "DescribeExecution", "Run", "StartExecution", "Answer"),
            Map.ofEntries(
                    Map.entry("Answer",
                            new ResponseShape.Structure(Map.of("arn", "Text", "Size", "Size", "Kind", "Kind", "Payload",
                                    "Blob", "At", "Time", "On", "Flag", "Tree", "Tree", "Tags", "Tags"),
                                    Set.of("arn"))),
                    Map.entry("Run",
                            new ResponseShape.Structure(Map.of("status", "Kind", "output", "Text"), Set.of("status"))),
                    Map.entry("Text", new ResponseShape.Text(ANY, List.of())),
                    Map.entry("Kind", new ResponseShape.Text(ANY, List.of("A", "B"))),
                    Map.entry("Size", new ResponseShape.Numeric(ONE_TO_THREE)),
                    Map.entry("Blob", new ResponseShape.Bytes(ONE_TO_THREE)),
                    Map.entry("Time", new ResponseShape.Timestamp()), Map.entry("Flag", new ResponseShape.Flag()),
                    Map.entry("Tags", new ResponseShape.MapOf("Text")),
                    Map.entry("Trees", new ResponseShape.ListOf("Tree")),
                    Map.entry("Tree",
                            new ResponseShape.Structure(Map.of("Leaf", "Text", "Inner", "Trees"), Set.of()))));

    private static String check(String resource, String result, FieldValidation validation) {
        String definition = "{\"Type\": \"Task\", \"End\": true, \"Resource\": \"arn:aws:states:::" + resource + "\"}";
        State state = ((ParseResult.Parsed<State>) DefinitionParser.parseState(definition)).value();
        try {
            Optional<Mock> mock = MockCheck.read(state,
                    Optional.of(new MockRequest(Optional.of(result), Optional.empty(), validation)),
                    service -> service.equals("sfn") || service.equals("lambda")
                            ? Optional.of(MODEL)
                            : Optional.empty());
            assertThat(mock).isPresent();
            return "fits";
        } catch (StateTestException e) {
            return e.getMessage().replace("Mock result schema validation error: ", "");
        }
    }

    private static String sdk(String result) {
        return check("aws-sdk:lambda:invoke", result, FieldValidation.PRESENT);
    }

    @Test
    void every_kind_of_value_is_looked_at_wherever_it_stands() {
        assertThat(sdk("{}")).isEqualTo("fits");
        assertThat(sdk("{\"Unknown\": 1}")).isEqualTo("fits");
        assertThat(sdk("[]")).isEqualTo("Mocked result must be a JSON object.");
        assertThat(sdk("{\"Arn\": 1}")).isEqualTo("Field 'Arn' must be a string");
        assertThat(sdk("{\"Kind\": \"C\"}")).isEqualTo("Field 'Kind' is not an expected value");
        assertThat(sdk("{\"Size\": \"1\"}")).isEqualTo("Field 'Size' must be a number");
        assertThat(sdk("{\"Size\": 0}")).isEqualTo("Field 'Size' is smaller than the minimum value");
        assertThat(sdk("{\"Size\": 4}")).isEqualTo("Field 'Size' exceeds the maximum value");
        assertThat(sdk("{\"Payload\": {}}")).isEqualTo("Field 'Payload' must be a string");
        assertThat(sdk("{\"Payload\": \"\"}")).isEqualTo("Field 'Payload' is smaller than the minimum length");
        assertThat(sdk("{\"At\": 1}")).isEqualTo("Field 'At' must be a string");
        assertThat(sdk("{\"On\": \"true\"}")).isEqualTo("Field 'On' must be a boolean");
        assertThat(sdk("{\"Tags\": []}")).isEqualTo("Field 'Tags' must be an object");
        assertThat(sdk("{\"Tags\": {\"a\": 1}}")).isEqualTo("Field 'Tags' must be a string");
        assertThat(sdk("{\"Tree\": {\"Inner\": {}}}")).isEqualTo("Field 'Inner' must be an array");
        assertThat(sdk("{\"Tree\": {\"Inner\": [{\"Leaf\": \"\"}, {\"Leaf\": 1}]}}"))
                .isEqualTo("Field 'Leaf' must be a string");
    }

    @Test
    void strict_wants_what_is_required_by_the_name_that_step_functions_gives_it() {
        String resource = "aws-sdk:lambda:invoke";
        assertThat(check(resource, "{\"arn\": \"a\"}", FieldValidation.STRICT))
                .isEqualTo("Required field 'Arn' is missing");
        assertThat(check(resource, "{\"Arn\": \"a\"}", FieldValidation.STRICT)).isEqualTo("fits");
        assertThat(check(resource, "{\"Arn\": 1}", FieldValidation.NONE)).isEqualTo("fits");
    }

    @Test
    void an_optimized_integration_has_json_where_the_service_has_bytes() {
        assertThat(check("lambda:invoke", "{\"Payload\": {\"a\": 1}}", FieldValidation.PRESENT)).isEqualTo("fits");
    }

    @Test
    void the_result_of_work_that_is_waited_for_is_what_the_service_says_of_it_at_the_end() {
        assertThat(check("states:startExecution.sync", "{\"Arn\": \"a\"}", FieldValidation.STRICT))
                .isEqualTo("Required field 'Status' is missing");
        assertThat(check("states:startExecution.sync", "{\"Status\": \"A\", \"Output\": {}}", FieldValidation.STRICT))
                .isEqualTo("Field 'Output' must be a string");
        assertThat(check("states:startExecution.sync:2", "{\"Status\": \"A\", \"Output\": {}}", FieldValidation.STRICT))
                .isEqualTo("fits");
    }

    @Test
    void whoever_brings_a_token_back_may_bring_anything() {
        assertThat(check("lambda:invoke.waitForTaskToken", "7", FieldValidation.STRICT)).isEqualTo("fits");
    }

    @Test
    void without_a_model_only_json_is_asked_for() {
        assertThat(check("sqs:sendMessage", "7", FieldValidation.STRICT)).isEqualTo("fits");
        assertThat(check("sqs:sendMessage", "x", FieldValidation.STRICT))
                .isEqualTo("Mocked result must be valid JSON");
    }
}
