package dev.pawl.asl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.parse.Location;
import dev.pawl.asl.parse.Problem;
import dev.pawl.asl.parse.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvalidDefinitionMessageTest {
    @Test
    void joinsErrorsAndLeavesWarningsOut() {
        Location state = Location.ROOT.child("States").child("A");
        List<Problem> problems = List.of(
                Problem.error(ProblemCode.MISSING_TRANSITION_TARGET, "Missing 'Next' target: B", state.child("Next")),
                Problem.warning(ProblemCode.NO_DOLLAR, "hint", state),
                Problem.error(ProblemCode.MISSING_END_STATE, "Workflow has no terminal state"));

        assertThat(InvalidDefinitionMessage.of(problems)).isEqualTo("Invalid State Machine Definition:"
                + " 'MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next, MISSING_END_STATE: Workflow"
                + " has no terminal state at null'");
    }
}
