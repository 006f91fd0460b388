package dev.pawl.dsl.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.MachineType;
import dev.pawl.asl.parse.DefinitionParser;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DslSourceTest {
    private static final String ORDERS = """
            {"Comment": "Takes orders.", "QueryLanguage": "JSONata", "StartAt": "Much?", "TimeoutSeconds": 7200,
             "States": {
              "Much?": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input.total > 1000 %}",
                "Next": "Think"}], "Default": "Charge"},
              "Charge": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge-card",
                "Arguments": {"order": "{% $states.input %}", "currency": "EUR"},
                "Retry": [{"ErrorEquals": ["Busy", "States.Timeout"], "MaxAttempts": 5, "JitterStrategy": "FULL"}],
                "Catch": [{"ErrorEquals": ["Declined"], "Next": "Declined"},
                          {"ErrorEquals": ["States.ALL"], "Next": "Ship"}],
                "Next": "Ship"},
              "Think": {"Type": "Wait", "Seconds": 120, "Next": "Charge"},
              "Ship": {"Type": "Pass", "End": true},
              "Declined": {"Type": "Fail", "Error": "Declined"}}}
            """;
    private static final String ORDERS_SOURCE = """
            package dev.example;

            import static dev.pawl.dsl.Retry.times;
            import static dev.pawl.dsl.jsonata.Jsonata.choice;
            import static dev.pawl.dsl.jsonata.Jsonata.expr;
            import static dev.pawl.dsl.jsonata.Jsonata.fail;
            import static dev.pawl.dsl.jsonata.Jsonata.goOn;
            import static dev.pawl.dsl.jsonata.Jsonata.input;
            import static dev.pawl.dsl.jsonata.Jsonata.machine;
            import static dev.pawl.dsl.jsonata.Jsonata.object;
            import static dev.pawl.dsl.jsonata.Jsonata.pass;
            import static dev.pawl.dsl.jsonata.Jsonata.task;
            import static dev.pawl.dsl.jsonata.Jsonata.waiting;
            import static java.time.Duration.ofHours;
            import static java.time.Duration.ofMinutes;

            import dev.pawl.dsl.Errors;
            import dev.pawl.dsl.Machine;
            import dev.pawl.dsl.jsonata.Jsonata;

            /** Takes orders. */
            public final class Orders {
                private static final String CHARGE_CARD = "arn:aws:lambda:us-east-1:123456789012:function:charge-card";

                public static final Machine<Jsonata> MACHINE = machine(
                        choice("Much?")
                                .when(expr("$states.input.total > 1000"), waiting("Think").duration(ofMinutes(2)))
                                .otherwise(goOn()),
                        task("Charge").resource(CHARGE_CARD)
                                .arguments(object().put("order", input()).put("currency", "EUR"))
                                .on("Busy", Errors.TIMEOUT).retry(times(5).withJitter())
                                .on("Declined").then(fail("Declined").error("Declined"))
                                .onAnyError().goOn(),
                        pass("Ship"))
                        .comment("Takes orders.")
                        .timeout(ofHours(2));

                private Orders() {}
            }
            """;

    @Test
    void readsAsAPersonWouldHaveWrittenIt() {
        assertThat(source(ORDERS)).isEqualTo(ORDERS_SOURCE);
    }

    @Test
    void aLoopNamesTheStateThatItGoesBackTo() {
        assertThat(source("""
                {"StartAt": "Wait", "States": {
                  "Wait": {"Type": "Wait", "Seconds": 30, "Next": "Look"},
                  "Look": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:batch:describeJobs", "Next": "Done?"},
                  "Done?": {"Type": "Choice", "Choices": [
                    {"Variable": "$.status", "StringEquals": "SUCCEEDED", "Next": "Report"},
                    {"Variable": "$.status", "StringEquals": "FAILED", "Next": "Give up"}], "Default": "Wait"},
                  "Give up": {"Type": "Fail"},
                  "Report": {"Type": "Succeed"}}}
                """)).contains("""
                            choice("Done?")
                                    .when(stringEquals(path("$.status"), "SUCCEEDED"), goOn())
                                    .when(stringEquals(path("$.status"), "FAILED"), fail("Give up"))
                                    .otherwise(goTo("Wait")),
                            succeed("Report"));
                """);
    }

    @Test
    void isTheSameEachTime() {
        String definition = """
                {"StartAt": "A", "States": {"A": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}},
                  {"StartAt": "C", "States": {"C": {"Type": "Pass", "End": true}}}]}}}
                """;
        assertThat(source(definition)).isEqualTo(source(definition));
    }

    private static String source(String definition) {
        return DslSource.of(DefinitionParser.parseTrusted(definition), MachineType.STANDARD, "Orders",
                Optional.of("dev.example"));
    }
}
