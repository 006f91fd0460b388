package dev.pawl.testkit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.asl.MachineType;
import dev.pawl.testkit.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuiteRunnerTest {
    private static final String MACHINE = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}";

    @Test
    void aMachineBesideItThatIsWrongFailsTheCaseAndNotTheRun() {
        TestCase one = new TestCase("one", JsonNodeFactory.instance.objectNode(), List.of(), Expectation.ANY_END,
                Optional.empty(), Optional.empty());
        Suite suite = new Suite("orders.asl-test.json", "orders", MACHINE, MachineType.STANDARD,
                Map.of("other", "{\"cases\":[]}"), List.of(one));

        SuiteResult result = new SuiteRunner(Stage::builder).run(suite, told -> {
            // only the whole result is looked at
        });

        assertThat(result.failed()).isEqualTo(1);
        assertThat(result.cases().getFirst().failures()).singleElement().asString().contains("Expected to play one",
                "Invalid State Machine Definition");
    }
}
