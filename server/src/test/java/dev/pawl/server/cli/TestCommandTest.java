package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
    static final String ORDERS = """
            {"QueryLanguage": "JSONata", "StartAt": "Charge", "States": {
              "Charge": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "Large?",
                "Arguments": {"FunctionName": "charge", "Payload": {"total": "{% $states.input.total %}"}},
                "Assign": {"receipt": "{% $states.result.Payload.receipt %}"}, "Output": "{% $states.input %}",
                "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 3600, "MaxAttempts": 2}],
                "Catch": [{"ErrorEquals": ["Declined"], "Next": "Refuse"}]},
              "Large?": {"Type": "Choice", "Default": "Ship",
                "Choices": [{"Condition": "{% $states.input.total > 1000 %}", "Next": "Wait a day"}]},
              "Wait a day": {"Type": "Wait", "Seconds": 86400, "Next": "Ship"},
              "Ship": {"Type": "Pass", "Output": {"shipped": true, "receipt": "{% $receipt %}"}, "End": true},
              "Refuse": {"Type": "Fail", "Error": "OrderRefused", "Cause": "the card was declined"}}}
            """;
    static final String MOCKS = """
            {"StateMachines": {"orders": {"TestCases": {
               "Paid": {"Charge": "Paid"}, "BusyOnce": {"Charge": "BusyOnce"}}}},
             "MockedResponses": {
               "Paid": {"0-9": {"Return": {"StatusCode": 200, "Payload": {"receipt": "r-1"}}}},
               "BusyOnce": {"0": {"Throw": {"Error": "Busy", "Cause": "later"}},
                            "1": {"Return": {"StatusCode": 200, "Payload": {"receipt": "r-2"}}}}}}
            """;
    private static final String TESTS = """
            {"mockConfig": "MockConfigFile.json",
             "cases": [
              {"name": "small orders ship at once", "input": {"total": 42}, "mocks": {"Charge": "Paid"},
               "expect": {"output": {"shipped": true, "receipt": "r-1"}, "path": ["Charge", "Large?", "Ship"],
                 "variables": {"receipt": "r-1"}, "notEntered": ["Refuse"], "maxDuration": 1}},
              {"name": "large orders wait", "input": {"total": 4200}, "testCase": "Paid",
               "expect": {"outputIncludes": {"shipped": true}, "entered": ["Wait a day"], "maxDuration": "P1DT1M"}},
              {"name": "declined", "input": {"total": 1},
               "mocks": {"Charge": {"errorOutput": {"error": "Declined", "cause": "no money"}}},
               "expect": {"status": "FAILED", "error": "OrderRefused", "cause": "the card was declined"}}]}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("orders.asl.json"), ORDERS);
        Files.writeString(folder.resolve("MockConfigFile.json"), MOCKS);
        Files.writeString(folder.resolve("orders.asl-test.json"), TESTS);
    }

    private Invocation test(String... more) {
        return Invocation.of(Stream.concat(Stream.of("test", folder.resolve("orders.asl.json").toString()),
                Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void cases_beside_a_definition_are_played_in_virtual_time() {
        Invocation run = test("--input", "{\"total\": 1}");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).containsSubsequence("✓ small orders ship at once  SUCCEEDED", "0 ms",
                "✓ large orders wait          SUCCEEDED  1 d 0 h", "✓ declined                   FAILED",
                "✓ BusyOnce  SUCCEEDED  1 h 0 min", "4 passed, 0 failed");
    }

    @Test
    void a_file_of_test_cases_stands_for_its_definition() {
        Invocation run = Invocation.of("test", folder.resolve("orders.asl-test.json").toString(), "--case", "declined");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("✓ declined  FAILED", "1 passed, 0 failed");
    }

    @Test
    void names_of_states_that_there_are_not_are_refused() throws IOException {
        for (String wrong : List.of("{\"mocks\": {\"Chrge\": {\"result\": {}}}}",
                "{\"expect\": {\"notEntered\": [\"Chrge\"]}}")) {
            Files.writeString(folder.resolve("orders.asl-test.json"),
                    "{\"cases\": [" + wrong.replaceFirst("\\{", "{\"name\": \"x\",") + "]}");

            Invocation run = test();

            assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains("orders.asl-test.json:1:",
                    "Expected a state of the machine, but there is none "
                            + "of the name Chrge; it has Charge, Large?, Refuse, Ship, Wait a day");
        }
    }

    @Test
    void a_mock_config_file_runs_as_it_is() throws IOException {
        Files.delete(folder.resolve("orders.asl-test.json"));

        Invocation run = test("--mocks", folder.resolve("MockConfigFile.json").toString(), "--input",
                "{\"total\": 2000}", "--case", "Paid");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("✓ Paid  SUCCEEDED  1 d 0 h").doesNotContain("BusyOnce");
    }

    @Test
    void what_is_not_as_expected_is_shown_as_a_difference() throws IOException {
        Files.writeString(folder.resolve("orders.asl-test.json"), TESTS.replace("\"receipt\": \"r-1\"}, \"path\"",
                "\"receipt\": \"r-9\"}, \"path\"").replace("\"Large?\", \"Ship\"]", "\"Ship\"]"));

        Invocation run = test();

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).containsSubsequence("✗ small orders ship at once", "$.receipt", "- \"r-9\"", "+ \"r-1\"",
                "Expected the path Charge → Ship,", "but it was   Charge → Large? → Ship",
                "(number 2: Ship expected, Large?)", "3 passed, 1 failed");
    }

    @Test
    void coverage_names_what_is_missing_with_its_line() {
        Invocation run = test("--coverage", "text", "--case", "small orders ship at once", "--case",
                "large orders wait");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).containsSubsequence("coverage of orders:   6 of  10", "states", "4 of   5", "choices",
                "2 of   2", "retries", "0 of   2", "catches", "0 of   1", "not covered:", "Charge",
                "retrier 1 (Busy) tried again", "orders.asl.json:5", "Refuse", "entered", "orders.asl.json:11");
    }

    @Test
    void too_little_coverage_fails_with_a_code_of_its_own() {
        Invocation enough = test("--min-coverage", "states=100,choices=100,catches=100");
        assertThat(enough.exitCode()).isEqualTo(ExitCode.OK);

        Invocation less = test("--min-coverage", "retries=100", "--input", "{\"total\": 1}");
        assertThat(less.exitCode()).isEqualTo(ExitCode.NOT_COVERED);
        assertThat(less.err())
                .contains("Expected at least 100 % of the retries of orders to be covered, but it is 50.0 %");

        Invocation wrong = test("--min-coverage", "state=1");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("Expected one of total, states, choices, retries, catches, but got state");
    }

    @Test
    void reports_are_written_for_build_servers_browsers_and_programs() throws IOException {
        Path junit = folder.resolve("out/junit.xml");
        Path html = folder.resolve("out/coverage.html");
        Invocation run = test("--junit", junit.toString(), "--coverage", "html", "-o", html.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(junit)).contains("<testcase classname=\"orders\" name=\"large orders wait\"",
                "<property name=\"coverage.states\" value=\"100.0\"/>", "tests=\"3\" failures=\"0\"");
        assertThat(Files.readString(html)).startsWith("<!DOCTYPE html>").contains("<svg", "prefers-color-scheme",
                "<th scope=\"row\">Large?</th><td>default → Ship</td>").doesNotContain("<script", "src=");

        JsonNode json = Json.read(test("--coverage", "json").out().replaceFirst("(?s)^.*?\n\\[", "["));
        assertThat(json.get(0).path("machine").asText()).isEqualTo("orders");
        assertThat(json.get(0).path("choices").path("percent").asDouble()).isEqualTo(100);
    }

    @Test
    void a_folder_runs_all_that_has_tests() throws IOException {
        Path other = Files.createDirectories(folder.resolve("deeper/more"));
        Files.writeString(other.resolve("hello.asl.json"),
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}");
        Files.writeString(other.resolve("hello.asl-test.json"),
                "{\"cases\": [{\"name\": \"says it\", \"input\": \"hello\", \"expect\": {\"output\": \"hello\"}}]}");

        Invocation run = Invocation.of("test", folder.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsSubsequence("hello", "✓ says it", "orders", "✓ declined", "5 passed, 0 failed");
    }

    @Test
    void mistakes_in_a_file_of_tests_are_told_with_their_place() throws IOException {
        Path tests = folder.resolve("orders.asl-test.json");

        Files.writeString(tests, "{\"cases\": [\n {\"name\": \"a\",\n  \"expect\": {\"status\": \"DONE\"}}]}");
        assertThat(test().err()).contains("orders.asl-test.json:3:14: Expected one of [RUNNING, SUCCEEDED, FAILED,",
                "but got \"DONE\" [at /cases[0]/expect/status]");

        Files.writeString(tests, "{\"cases\": [\n {\"name\": \"a\", \"mocks\": {\"Charge\": {\"retrun\": 1}}}]}");
        assertThat(test().err()).contains("orders.asl-test.json:2:37: Expected one of", "but there is retrun");

        Files.writeString(tests, "{\"cases\": [");
        assertThat(test().err()).contains("Expected JSON in ", "line 1");
        assertThat(test().exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_task_without_a_mock_fails_its_case_and_says_which() throws IOException {
        Files.writeString(folder.resolve("orders.asl-test.json"),
                "{\"cases\": [{\"name\": \"bare\", \"input\": {\"total\": 1}}]}");

        Invocation run = test("--case", "bare");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("✗ bare", "Charge");
    }

    @Test
    void without_tests_it_says_where_it_looked() throws IOException {
        Files.delete(folder.resolve("orders.asl-test.json"));
        Files.delete(folder.resolve("MockConfigFile.json"));

        Invocation run = test();

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("Expected tests of", "*.asl-test.json", "MockConfigFile.json");
    }
}
