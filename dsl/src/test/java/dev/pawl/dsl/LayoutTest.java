package dev.pawl.dsl;

import static dev.pawl.dsl.jsonata.Conditions.eq;
import static dev.pawl.dsl.jsonata.Jsonata.choice;
import static dev.pawl.dsl.jsonata.Jsonata.fail;
import static dev.pawl.dsl.jsonata.Jsonata.goOn;
import static dev.pawl.dsl.jsonata.Jsonata.goTo;
import static dev.pawl.dsl.jsonata.Jsonata.input;
import static dev.pawl.dsl.jsonata.Jsonata.machine;
import static dev.pawl.dsl.jsonata.Jsonata.map;
import static dev.pawl.dsl.jsonata.Jsonata.parallel;
import static dev.pawl.dsl.jsonata.Jsonata.pass;
import static dev.pawl.dsl.jsonata.Jsonata.steps;
import static dev.pawl.dsl.jsonata.Jsonata.succeed;
import static dev.pawl.dsl.jsonata.Jsonata.task;
import static dev.pawl.dsl.jsonata.Jsonata.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.dsl.jsonata.ChoiceStep;
import dev.pawl.dsl.jsonata.Jsonata;
import dev.pawl.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {
    private static final String PAY = "arn:aws:lambda:us-east-1:123456789012:function:pay";

    private static Steps<Jsonata> refund() {
        return steps(task("Refund").resource(PAY).on("Busy").goTo("Wait"), pass("Booked").next("Told"),
                pass("Wait").next("Refund"), pass("Told"));
    }

    private static ChoiceStep choose(String name) {
        return choice(name).when(eq(input().<String>field("x"), "a"), goTo("End"));
    }

    @Test
    void armsThatLeadIntoTheSameFragmentShareIt() {
        Steps<Jsonata> tell = steps(pass("Tell"), pass("Log"));
        JsonNode json = Json.read(machine(
                task("Pay").resource(PAY).on("A").then(tell).on("B").then(tell), pass("After")).definition());
        assertThat(json.at("/States").properties()).hasSize(4);
        assertThat(json.at("/States/Pay/Catch/1/Next").textValue()).isEqualTo("Tell");
        assertThat(json.at("/States/Log/Next").textValue()).isEqualTo("After");
    }

    @Test
    void aFragmentIsUsedTwiceUnderOtherNames() {
        assertThat(machine(refund().then(refund())).mistakes()).hasSize(4).first().asString()
                .contains("there is another Refund, written at dev.pawl.dsl.LayoutTest(LayoutTest.java:", "prefixed",
                        "/States/Refund, written at dev.pawl.dsl.LayoutTest(LayoutTest.java:");
        Machine<Jsonata> twice = machine(refund().then(refund().prefixed("Second "))
                .then(steps(parallel("Both").branch(refund().prefixed("Third ").comment("again"))
                        .branch(steps(choose("Fork").otherwise(goOn()), pass("End")).prefixed("Fourth ")))));
        JsonNode states = Json.read(twice.definition()).path("States");
        assertThat(states.at("/Second Refund/Catch/0/Next").textValue()).isEqualTo("Second Wait");
        assertThat(states.at("/Second Wait/Next").textValue()).isEqualTo("Second Refund");
        assertThat(states.at("/Second Told/Next").textValue()).isEqualTo("Both");
        assertThat(states.at("/Both/Branches/0/Comment").textValue()).isEqualTo("again");
        assertThat(states.at("/Both/Branches/1/States/Fourth Fork/Choices/0/Next").textValue()).isEqualTo("Fourth End");
    }

    @Test
    void mistakesInsideOfStatesHaveTheirPlaceAndLine() {
        Machine<Jsonata> machine = machine(parallel("P").branch(pass("A")).branch(map("M").each(
                pass("B"), choice("C").when(value(true), pass("D").next("Nowhere")).otherwise(goOn()))));
        assertThat(machine.mistakes()).singleElement().asString().contains(
                "Expected a step after C, because it goes on there, but it is the last one of its flow",
                "/States/P/Branches[1]/States/M/ItemProcessor/States/C/Default", "LayoutTest.java:");
        assertThat(machine(map("M").each(pass("B").next("Nowhere"), pass("C"))).mistakes()).anySatisfy(
                m -> assertThat(m.toString()).contains("/States/M/ItemProcessor/States/B/Next", "LayoutTest.java:"));
        assertThat(machine(parallel("P").branch(steps())).mistakes()).singleElement().asString()
                .contains("Expected at least one step", "/States/P/Branches[0]", "LayoutTest.java:");
        assertThat(machine(steps()).mistakes()).singleElement().asString().contains("at /", "LayoutTest.java:");
    }

    @Test
    void stepsThatNothingLeadsToAreReported() {
        assertThat(machine(pass("A").end(), pass("B")).mistakes()).singleElement().asString()
                .contains("State \"B\" is not reachable", "/States/B", "LayoutTest.java:");
        assertThat(machine(choice("A").when(value(true), fail("No")).otherwise(succeed("Yes")), pass("B")).mistakes())
                .singleElement().asString().contains("State \"B\" is not reachable");
        assertThat(machine(choose("A").otherwise(goTo("Gone")), pass("End")).mistakes()).anySatisfy(
                m -> assertThat(m.toString()).contains("Missing 'Next' target: Gone", "/States/A/Default"));
    }

    @Test
    void machinesAreEqualIfTheirDefinitionsAre(@TempDir Path folder) throws Exception {
        Machine<Jsonata> one = machine(pass("A")).comment("c").timeout(Duration.ofMinutes(2)).version("1.0");
        assertThat(one).isEqualTo(machine(steps(pass("A"))).comment("c").timeout(Duration.ofMinutes(2)).version("1.0"))
                .hasSameHashCodeAs(one).isNotEqualTo(one.express()).isNotEqualTo(machine(pass("B")))
                .hasToString(one.definition());
        Path file = one.writeTo(folder.resolve("deep/machine.asl.json"));
        assertThat(Files.readString(file)).isEqualTo("""
                {
                  "QueryLanguage": "JSONata",
                  "Comment": "c",
                  "TimeoutSeconds": 120,
                  "Version": "1.0",
                  "StartAt": "A",
                  "States": {
                    "A": {
                      "Type": "Pass",
                      "End": true
                    }
                  }
                }
                """);
        assertThat(one.build().timeoutSeconds()).hasValue(120);
    }

    @Test
    void limitsOfAwsAreToldClearly() {
        assertThat(machine(pass("A").output(value("x".repeat(1_100_000)))).mistakes()).singleElement().asString()
                .contains("Expected a definition of at most 1048576 bytes", "LayoutTest.java:");
        assertThat(machine(pass("n".repeat(81))).mistakes()).singleElement().asString().contains("80-character");
        List<Mistake> none = machine(pass("A").output(value("x".repeat(1_000_000)))).mistakes();
        assertThat(none).isEmpty();
        assertThatThrownBy(() -> task("A").timeout(Duration.ofMillis(1500)))
                .hasMessage("Expected whole seconds for TimeoutSeconds, but got 1500 ms");
    }
}
