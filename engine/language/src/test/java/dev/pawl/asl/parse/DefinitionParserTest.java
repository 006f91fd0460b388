package dev.pawl.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.asl.Catcher;
import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.Condition;
import dev.pawl.asl.DataFlow;
import dev.pawl.asl.ItemProcessor;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.MapState;
import dev.pawl.asl.NumberField;
import dev.pawl.asl.PathField;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.ResultPath;
import dev.pawl.asl.Retrier;
import dev.pawl.asl.State;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.Transition;
import dev.pawl.asl.ValidDefinitions;
import dev.pawl.asl.lint.Definitions;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionParserTest {
    private static <T extends State> T state(String definition, String name, Class<T> type) {
        return type.cast(DefinitionParser.parseTrusted(definition).flow().state(name));
    }

    static Stream<String> definitions() {
        return Stream.of(ValidDefinitions.JSON_PATH, ValidDefinitions.JSONATA);
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void takesEveryFieldThereIs(String definition) {
        assertThat(Definitions.check(definition, MachineType.STANDARD)).isInstanceOf(ParseResult.Parsed.class);
    }

    @Test
    void readsTasks() {
        TaskState call = state(ValidDefinitions.JSON_PATH, "Call", TaskState.class);

        assertThat(call.resource()).isEqualTo(new TaskResource.Integration(
                "arn:aws:states:::lambda:invoke.waitForTaskToken", "lambda", "invoke",
                TaskResource.Pattern.WAIT_FOR_TASK_TOKEN));
        assertThat(call.timeoutSeconds()).contains(new NumberField.Constant(BigDecimal.valueOf(99_999_999)));
        assertThat(call.retriers()).containsExactly(new Retrier(
                List.of("Lambda.TooManyRequestsException", "States.Timeout"), 0, 0, 1.5, OptionalLong.of(31_622_400),
                Retrier.JitterStrategy.FULL, java.util.Optional.of("patient")));
        assertThat(call.catchers()).extracting(Catcher::next).containsExactly("Broken", "Broken");
        assertThat(call.transition()).isEqualTo(new Transition.Next("Ask"));
        assertThat(state(ValidDefinitions.JSON_PATH, "Ask", TaskState.class).resource())
                .isInstanceOf(TaskResource.Activity.class);
        assertThat(state(ValidDefinitions.JSONATA, "Call", TaskState.class).resource())
                .extracting(r -> ((TaskResource.Integration) r).actionAndPattern()).isEqualTo("startExecution.sync:2");
    }

    @Test
    void tellsAbsentFromNull() {
        DataFlow.JsonPathFlow call = (DataFlow.JsonPathFlow) state(ValidDefinitions.JSON_PATH, "Call", TaskState.class)
                .data();
        DataFlow.JsonPathFlow ask = (DataFlow.JsonPathFlow) state(ValidDefinitions.JSON_PATH, "Ask", TaskState.class)
                .data();

        assertThat(List.of(call.inputPath(), call.outputPath())).containsOnly(new PathField.Null());
        assertThat(call.resultPath()).isEqualTo(new ResultPath.Discard());
        assertThat(List.of(ask.inputPath(), ask.outputPath())).containsOnly(new PathField.Absent());
        assertThat(ask.resultPath()).isEqualTo(new ResultPath.Replace());
    }

    @Test
    void givesRetriersTheirDefaults() {
        TaskState task = state(
                """
                        {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:lambda:eu-west-1:123456789012:function:f",
                        "Retry":[{"ErrorEquals":["E"]}],"End":true}}}""",
                "T", TaskState.class);

        assertThat(task.retriers()).containsExactly(new Retrier(List.of("E"), 1, 3, 2.0, OptionalLong.empty(),
                Retrier.JitterStrategy.NONE, java.util.Optional.empty()));
    }

    @Test
    void readsRules() {
        ChoiceState route = state(ValidDefinitions.JSON_PATH, "Route", ChoiceState.class);

        assertThat(route.rules()).hasSize(5);
        assertThat(route.rules().get(0).condition()).isInstanceOfSatisfying(Condition.And.class,
                and -> assertThat(and.all().get(1)).isInstanceOfSatisfying(Condition.Or.class,
                        or -> assertThat(or.any().get(1)).isInstanceOf(Condition.Not.class)));
        assertThat(route.defaultNext()).contains("Later");
    }

    @Test
    void readsMaps() {
        MapState far = state(ValidDefinitions.JSON_PATH, "Far", MapState.class);
        MapState older = state(ValidDefinitions.JSON_PATH, "Older", MapState.class);

        assertThat(far.processor().mode()).isEqualTo(ItemProcessor.Mode.DISTRIBUTED);
        assertThat(far.processor().executionType()).isEqualTo(ItemProcessor.ExecutionType.EXPRESS);
        assertThat(far.distributed().itemReader().orElseThrow().readerConfig().orElseThrow().csv().headers())
                .containsExactly("a", "b");
        assertThat(older.processor().legacy()).isTrue();
        assertThat(older.itemSelector()).containsInstanceOf(MapState.ItemSelector.JsonPath.class);
        assertThat(((DataFlow.JsonPathFlow) older.data()).parameters()).isEmpty();
    }

    @Test
    void givesInnerStatesTheLanguageOfTheMachine() {
        StateMachine machine = DefinitionParser.parseTrusted(
                """
                        {"StartAt":"M","States":{"M":{"Type":"Map","QueryLanguage":"JSONata","End":true,"ItemProcessor":{"StartAt":"I",
                        "States":{"I":{"Type":"Pass","InputPath":"$.a","End":true}}}}}}""");

        MapState map = (MapState) machine.flow().state("M");
        assertThat(map.info().queryLanguage()).isEqualTo(QueryLanguage.JSONATA);
        assertThat(map.processor().flow().state("I").info().queryLanguage()).isEqualTo(QueryLanguage.JSON_PATH);
    }

    @Test
    void readsSingleStates() {
        ParseResult<State> right = DefinitionParser.parseState("{\"Type\":\"Pass\",\"Next\":\"Anywhere\"}");
        ParseResult<State> wrong = DefinitionParser.parseState("{\"Type\":\"Pass\"}");

        assertThat(right).isInstanceOfSatisfying(ParseResult.Parsed.class,
                p -> assertThat(((State) p.value()).name()).isEmpty());
        assertThat(wrong).isEqualTo(new ParseResult.Refused<State>(List.of(Problem.error(
                ProblemCode.SCHEMA_VALIDATION_FAILED,
                "This object should have only one of the following fields: [Next, End]", Location.ROOT))));
    }

    @Test
    void loadsStoredDefinitionsThatTheLinterWouldRefuse() {
        String unreachable = """
                {"StartAt":"A","States":{"A":{"Type":"Succeed"},"B":{"Type":"Succeed"}}}""";

        assertThat(DefinitionParser.parseTrusted(unreachable).flow().states()).containsOnlyKeys("A", "B");
        assertThatThrownBy(() -> DefinitionParser.parseTrusted("{}")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("These fields are required: [StartAt, States]");
    }
}
