package dev.pawl.dsl.jsonpath;

import static dev.pawl.dsl.Retry.times;
import static dev.pawl.dsl.jsonpath.Conditions.and;
import static dev.pawl.dsl.jsonpath.Conditions.booleanEquals;
import static dev.pawl.dsl.jsonpath.Conditions.isPresent;
import static dev.pawl.dsl.jsonpath.Conditions.not;
import static dev.pawl.dsl.jsonpath.Conditions.numericGreaterThan;
import static dev.pawl.dsl.jsonpath.Conditions.or;
import static dev.pawl.dsl.jsonpath.Conditions.stringEquals;
import static dev.pawl.dsl.jsonpath.Conditions.timestampLessThan;
import static dev.pawl.dsl.jsonpath.Intrinsics.format;
import static dev.pawl.dsl.jsonpath.Intrinsics.uuid;
import static dev.pawl.dsl.jsonpath.JsonPaths.a;
import static dev.pawl.dsl.jsonpath.JsonPaths.array;
import static dev.pawl.dsl.jsonpath.JsonPaths.choice;
import static dev.pawl.dsl.jsonpath.JsonPaths.context;
import static dev.pawl.dsl.jsonpath.JsonPaths.discard;
import static dev.pawl.dsl.jsonpath.JsonPaths.fail;
import static dev.pawl.dsl.jsonpath.JsonPaths.goOn;
import static dev.pawl.dsl.jsonpath.JsonPaths.input;
import static dev.pawl.dsl.jsonpath.JsonPaths.machine;
import static dev.pawl.dsl.jsonpath.JsonPaths.map;
import static dev.pawl.dsl.jsonpath.JsonPaths.none;
import static dev.pawl.dsl.jsonpath.JsonPaths.object;
import static dev.pawl.dsl.jsonpath.JsonPaths.parallel;
import static dev.pawl.dsl.jsonpath.JsonPaths.pass;
import static dev.pawl.dsl.jsonpath.JsonPaths.path;
import static dev.pawl.dsl.jsonpath.JsonPaths.steps;
import static dev.pawl.dsl.jsonpath.JsonPaths.succeed;
import static dev.pawl.dsl.jsonpath.JsonPaths.task;
import static dev.pawl.dsl.jsonpath.JsonPaths.value;
import static dev.pawl.dsl.jsonpath.JsonPaths.variable;
import static dev.pawl.dsl.jsonpath.JsonPaths.waiting;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.Comparator;
import dev.pawl.asl.ItemProcessor.ExecutionType;
import dev.pawl.dsl.Formats.OutputType;
import dev.pawl.dsl.Formats.WriteTransformation;
import dev.pawl.dsl.Language;
import dev.pawl.dsl.Machine;
import dev.pawl.dsl.Step;
import dev.pawl.dsl.jsonata.Jsonata;
import dev.pawl.json.Json;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JsonPathsTest {
    record Order(String id, BigDecimal total) {}

    record Charge(String orderId, BigDecimal amount, String currency) {}

    private static final String PAY = "arn:aws:lambda:us-east-1:123456789012:function:pay";
    private static final Path<Order> ORDER = input(Order.class);

    private static JsonNode state(Step<? extends Language> step) {
        return Json.read(machine(step).definition()).path("States").path(step.name());
    }

    private static JsonNode json(String text) {
        return Json.read(text);
    }

    @Test
    void aTaskSaysAllThatATaskCan() {
        assertThat(state(task("Pay").comment("c").resource(PAY).inputPath("$.in").outputPath(none())
                .parameters(a(Charge.class).set(Charge::orderId).to(ORDER.get(Order::id)).set(Charge::amount).to(
                        ORDER.get(Order::total)).set(Charge::currency).to("EUR"))
                .resultSelector(object().put("id", format("{}-{}", path("$.a"), 7)).put("fixed", 1))
                .resultPath("$.paid").assign("total", ORDER.get(Order::total)).assign("n", 1)
                .timeout(path("$.limit")).heartbeat(ofSeconds(3)).role(path("$.role"))
                .on("Busy").retry(times(2).evenly().atMost(ofSeconds(9)).comment("r"))
                .on("Gone").comment("k").resultPath(discard()).assign("why", path("$.Cause")).then(pass("No").end())
                .onAnyError().resultPath("$.error").goOn(), pass("After"))).isEqualTo(json("""
                        {"Type": "Task", "Comment": "c", "Resource": "%s", "InputPath": "$.in", "OutputPath": null,
                         "Parameters": {"orderId.$": "$.id", "amount.$": "$.total", "currency": "EUR"},
                         "ResultSelector": {"id.$": "States.Format('{}-{}', $.a, 7)", "fixed": 1},
                         "ResultPath": "$.paid", "Assign": {"total.$": "$.total", "n": 1},
                         "TimeoutSecondsPath": "$.limit", "HeartbeatSeconds": 3, "Credentials": {"RoleArn.$": "$.role"},
                         "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 2, "BackoffRate": 1, "MaxDelaySeconds": 9,
                           "Comment": "r"}],
                         "Catch": [{"ErrorEquals": ["Gone"], "Comment": "k", "ResultPath": null,
                             "Assign": {"why.$": "$.Cause"}, "Next": "No"},
                           {"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "After"}],
                         "Next": "After"}
                        """.formatted(PAY)));
    }

    private static JsonNode state(Step<? extends Language> step, Step<? extends Language> after) {
        return Json.read(machine(step, after).definition()).path("States").path(step.name());
    }

    @Test
    void theOtherStates() {
        assertThat(state(pass("P").inputPath(none()).parameters(object().put("x", context().stateName())
                .put("list", array(object().put("y", uuid()), value(3)))).resultPath(ORDER.field("a b")).outputPath(
                        path("$.o"))
                .queryLanguage())).isEqualTo(json("""
                        {"Type": "Pass", "InputPath": null, "Parameters": {"x.$": "$$.State.Name",
                          "list": [{"y.$": "States.UUID()"}, 3]}, "ResultPath": "$['a b']",
                         "OutputPath": "$.o", "QueryLanguage": "JSONPath", "End": true}
                        """));
        assertThat(state(pass("P").result(Map.of("not.$", "a path")))).isEqualTo(json("""
                {"Type": "Pass", "Result": {"not.$": "a path"}, "End": true}
                """));
        assertThat(state(waiting("W").seconds(path("$.s")))).isEqualTo(json("""
                {"Type": "Wait", "SecondsPath": "$.s", "End": true}"""));
        assertThat(state(waiting("W").until(Instant.EPOCH))).isEqualTo(json("""
                {"Type": "Wait", "Timestamp": "1970-01-01T00:00:00Z", "End": true}"""));
        assertThat(state(waiting("W").until(path("$.t")).assign("x", path("$$")))).isEqualTo(json("""
                {"Type": "Wait", "TimestampPath": "$.t", "Assign": {"x.$": "$$"}, "End": true}"""));
        assertThat(state(fail("F").error(path("$.e")).cause(format("no {}", variable("x", String.class)))))
                .isEqualTo(json("""
                        {"Type": "Fail", "ErrorPath": "$.e", "CausePath": "States.Format('no {}', $x)"}"""));
        assertThat(state(fail("F").error("E").cause("why"))).isEqualTo(json("""
                {"Type": "Fail", "Error": "E", "Cause": "why"}"""));
        assertThat(state(succeed("S").inputPath("$.x").outputPath(none()))).isEqualTo(json("""
                {"Type": "Succeed", "InputPath": "$.x", "OutputPath": null}"""));
    }

    @Test
    void choices() {
        assertThat(state(choice("C").inputPath("$.x").assign("none", true)
                .when(and(not(isPresent(path("$.a"))).comment("n"), or(numericGreaterThan(path("$.b"), 1.5),
                        stringEquals(path("$.c"), path("$.d")))))
                .comment("rule").assign("v", 2).goTo("After")
                .when(timestampLessThan(path("$.t"), "2026-03-01T12:00:00Z"), goOn())
                .when(booleanEquals(path("$.f"), true), steps(pass("Arm")))
                .otherwise(goOn()), pass("After"))).isEqualTo(json("""
                        {"Type": "Choice", "InputPath": "$.x", "Assign": {"none": true}, "Choices": [
                          {"And": [{"Not": {"Variable": "$.a", "IsPresent": true}, "Comment": "n"},
                              {"Or": [{"Variable": "$.b", "NumericGreaterThan": 1.5},
                                {"Variable": "$.c", "StringEqualsPath": "$.d"}]}],
                            "Comment": "rule", "Assign": {"v": 2}, "Next": "After"},
                          {"Variable": "$.t", "TimestampLessThan": "2026-03-01T12:00:00Z", "Next": "After"},
                          {"Variable": "$.f", "BooleanEquals": true, "Next": "Arm"}], "Default": "After"}
                        """));
    }

    @Test
    void everyComparatorHasItsMethod() throws Exception {
        Set<String> written = new TreeSet<>();
        for (Method method : Conditions.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 2
                    && method.getParameterTypes()[0] == Path.class) {
                Object operand = switch (method.getParameterTypes()[1].getSimpleName()) {
                    case "String" -> "2026-03-01T12:00:00Z";
                    case "Number" -> 1;
                    case "boolean" -> true;
                    default -> path("$.y");
                };
                Condition condition = (Condition) method.invoke(null, path("$.x"), operand);
                condition.json().fieldNames().forEachRemaining(written::add);
                assertThat(machine(choice("C").when(condition, pass("P"))).mistakes()).as(method.toString()).isEmpty();
            }
        }
        written.remove("Variable");
        assertThat(written).hasSize(39).containsExactlyInAnyOrderElementsOf(Arrays.stream(Comparator.values())
                .flatMap(c -> c.hasPathVariant() ? Stream.of(c.text(), c.text() + "Path") : Stream.of(c.text()))
                .toList());
    }

    @Test
    void parallelsAndMaps() {
        assertThat(state(parallel("P").branch(steps(pass("A")).comment("b")).branch(pass("B")).parameters(object())
                .resultSelector(object().put("all", path("$"))).resultPath("$.r").on("X").retry(times(1))))
                .isEqualTo(json("""
                        {"Type": "Parallel", "Branches": [
                          {"Comment": "b", "StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}},
                          {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}], "Parameters": {},
                         "ResultSelector": {"all.$": "$"}, "ResultPath": "$.r",
                         "Retry": [{"ErrorEquals": ["X"], "MaxAttempts": 1}], "End": true}
                        """));
        assertThat(state(map("M").itemsPath("$.list").parameters(object().put("i", context().mapItemIndex()))
                .iterator(steps(pass("A"))).maxConcurrency(path("$.n")))).isEqualTo(json("""
                        {"Type": "Map", "ItemsPath": "$.list", "Parameters": {"i.$": "$$.Map.Item.Index"},
                         "Iterator": {"StartAt": "A",
                           "States": {"A": {"Type": "Pass", "End": true}}}, "MaxConcurrencyPath": "$.n", "End": true}
                        """));
        assertThat(state(map("M").itemReader(ItemReader.object("b", "k").csv("x", "y").maxItems(path("$.m")))
                .itemSelector(object().put("v", path("$$.Map.Item.Value"))).distributed(ExecutionType.EXPRESS)
                .each(pass("A")).label("L").maxConcurrency(9).toleratedFailures(path("$.f"))
                .toleratedFailurePercentage(2.5).itemBatcher(ItemBatcher.batchesOf(3).maxInputBytes(path("$.s")).input(
                        object().put("x", path("$.x"))))
                .resultWriter(ResultWriter.object("b", "p").config(WriteTransformation.COMPACT, OutputType.JSONL))))
                .isEqualTo(json("""
                        {"Type": "Map", "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
                           "Parameters": {"Bucket": "b", "Key": "k"}, "ReaderConfig": {"InputType": "CSV",
                             "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["x", "y"], "MaxItemsPath": "$.m"}},
                         "ItemSelector": {"v.$": "$$.Map.Item.Value"}, "ItemProcessor": {
                           "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, "StartAt": "A",
                           "States": {"A": {"Type": "Pass", "End": true}}}, "Label": "L", "MaxConcurrency": 9,
                         "ToleratedFailureCountPath": "$.f", "ToleratedFailurePercentage": 2.5,
                         "ItemBatcher": {"MaxItemsPerBatch": 3, "MaxInputBytesPerBatchPath": "$.s",
                           "BatchInput": {"x.$": "$.x"}},
                         "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject",
                           "Parameters": {"Bucket": "b", "Prefix": "p"},
                           "WriterConfig": {"Transformation": "COMPACT", "OutputType": "JSONL"}}, "End": true}
                        """));
    }

    @Test
    void aMachineHoldsStatesInJsonataToo() {
        Machine<JsonPaths> machine = machine(
                Jsonata.parallel("Both").branch(Jsonata.pass("A").output(Jsonata.input()))
                        .mixedBranch(steps(pass("B").parameters(object().put("x", path("$.x")))))
                        .output(Jsonata.result()),
                Jsonata.map("Each").items(Jsonata.input()).eachMixed(steps(pass("C"), Jsonata.pass("D"))),
                pass("E"));
        JsonNode states = Json.read(machine.definition()).path("States");
        assertThat(states.at("/Both/QueryLanguage").textValue()).isEqualTo("JSONata");
        assertThat(states.at("/Both/Branches/0/States/A/QueryLanguage").textValue()).isEqualTo("JSONata");
        assertThat(states.at("/Both/Branches/1/States/B").has("QueryLanguage")).isFalse();
        assertThat(states.at("/Each/ItemProcessor/States/C").has("QueryLanguage")).isFalse();
        assertThat(states.at("/E").has("QueryLanguage")).isFalse();
    }

    @Test
    void mistakesInTemplatesAreToldAtOnce() {
        assertThatThrownBy(() -> pass("P").parameters(value(Map.of("x.$", "$.y"))))
                .hasMessage("Expected plain JSON, but the member x.$ would be taken for a path; write"
                        + " object().put(\"x\", path(…))");
        assertThatThrownBy(() -> object().put("x.$", 1)).hasMessageContaining("Expected a path or an intrinsic");
        assertThat(machine(pass("P").inputPath("x")).mistakes()).singleElement().asString()
                .contains("/States/P/InputPath", "JsonPathsTest.java:");
        assertThat(machine(pass("P").parameters(object().put("x", "$.y"))).warnings()).singleElement().asString()
                .contains("does not end with '.$'", "JsonPathsTest.java:");
    }
}
