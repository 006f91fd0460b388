package dev.pawl.testkit.junit;

import static dev.pawl.testkit.assertj.PlayedAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.testkit.Played;
import dev.pawl.testkit.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WorkflowTest(seed = 7)
@Machine("LambdaSQSIntegration.asl.json")
class ExtensionTest {
    private final List<Stage> stages = new ArrayList<>();

    @BeforeEach
    void prepare(Stage stage) {
        stages.add(stage);
    }

    @MockConfigFile("MockConfigFile.json")
    void everyTestCaseOfTheFile(Stage stage, MockCase mocks) {
        Played played = stage.run(mocks.machine(), "{}");

        assertThat(played).succeeded().hasPath("LambdaState", "SQSState").hasOutputAt("/MessageId", "\"3bcb\"");
        if (mocks.name().equals("RetryPath")) {
            assertThat(played).retried("LambdaState", 3).took(Duration.ofSeconds(2 + 4 + 8));
        }
    }

    @Test
    void aTestHasOneStage(Stage stage) {
        assertThat(stages).containsExactly(stage);
        assertThat(stage.definition("LambdaSQSIntegration")).contains("HelloWorldFunction");
    }

    @Test
    @Machine(value = "LambdaSQSIntegration.asl.json", name = "quick", express = true)
    void aTestMayHaveMachinesOfItsOwn(@Machine(value = "LambdaSQSIntegration.asl.json", name = "third") Stage stage) {
        assertThat(stage.definition("quick")).isEqualTo(stage.definition("third"));
    }
}
