package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestStateCommandTest {
    private static final String MACHINE = """
            {"StartAt": "Ask", "States": {
              "Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "Done",
                "Parameters": {"FunctionName": "f", "Payload.$": "$.order"}, "ResultSelector": {"price.$": "$.Payload"},
                "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 5, "MaxAttempts": 1}],
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Done"}]},
              "Done": {"Type": "Succeed"}}}
            """;

    @TempDir
    private Path folder;
    private Path definition = Path.of("");

    @BeforeEach
    void write() throws IOException {
        definition = Files.writeString(folder.resolve("order.asl.json"), MACHINE);
    }

    private Invocation ask(String... more) {
        return Invocation.of(Stream.concat(Stream.of("test-state", definition.toString(), "--input",
                "{\"order\": {\"n\": 1}}"), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void the_steps_are_printed_in_the_order_of_the_data() {
        Invocation run = ask("--state", "Ask", "--mock", "{\"Payload\": 7}");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).containsSubsequence("SUCCEEDED  next: Done", "input  {\"order\":{\"n\":1}}",
                "after Parameters  {\"FunctionName\":\"f\",\"Payload\":{\"n\":1}}", "result  {\"Payload\":7}",
                "after ResultSelector  {\"price\":7}", "output  {\"price\":7}");
    }

    @Test
    void who_takes_an_error_is_told_and_what_happened_before_counts() {
        Invocation first = ask("--state", "Ask", "--mock-error", "Busy", "--mock-cause", "later");
        assertThat(first.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(first.out()).containsSubsequence("RETRIABLE  Busy", "later", "tried again by  Retry[0] in 5 s");

        Invocation second = ask("--state", "Ask", "--mock-error", "Busy", "--retries", "1");
        assertThat(second.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(second.out()).containsSubsequence("CAUGHT_ERROR  Busy  next: Done", "caught by  Catch[0]");
    }

    @Test
    void programs_get_the_answer_of_the_api() {
        Invocation run = ask("--state", "Done", "--level", "info", "--json");
        assertThat(Json.read(run.out()))
                .isEqualTo(Json.read("{\"status\": \"SUCCEEDED\", \"output\": \"{\\\"order\\\": {\\\"n\\\": 1}}\"}"));
    }

    @Test
    void whoever_names_no_state_of_a_machine_is_told_which_there_are() {
        Invocation run = ask();
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("Expected --state with one of Ask, Done");
    }

    @Test
    void what_aws_would_refuse_is_refused() {
        Invocation run = ask("--state", "Ask", "--mock", "{\"StatusCode\": \"200\"}");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("Field 'StatusCode' must be a number");
    }

    @Test
    void what_an_item_reader_read_is_read_as_it_would_be() throws IOException {
        Path map = Files.writeString(folder.resolve("map.json"), """
                {"Type": "Map", "End": true, "ItemSelector": {"city.$": "$$.Map.Item.Value.city"},
                  "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Bucket": "b", "Key": "k"},
                    "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"}},
                  "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                    "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}
                """);
        Path data = Files.writeString(folder.resolve("cities.csv"), "id,city\n1,Rome\n2,\"Paris, France\"\n");
        Invocation run = Invocation.of("test-state", map.toString(), "--mock", "[]", "--items", "@" + data);

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("after ItemSelector  [{\"city\":\"Rome\"},{\"city\":\"Paris, France\"}]");
    }
}
