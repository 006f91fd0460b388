package dev.pawl.asl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.MachineType;
import dev.pawl.asl.parse.Location;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problem;
import dev.pawl.asl.parse.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = ' ', value = {"a] [\"Label_contains_invalid_character:_']'\"]",
            "a\\\" ['Label_contains_invalid_character:_\\'\"\\'']",
            "a\\n [\"Label_contains_invalid_character:_'\\\\n'\"]",
            "a\\u009c [\"Label_contains_invalid_character:_'\\\\x9c'\"]",
            "a\\u2028* [\"Label_contains_invalid_character:_'\\\\u2028'\"]",
            "a\\\\ [\"Label_contains_invalid_character:_'\\\\\\\\'\"]"})
    void labelsAreRefusedAsRecorded(String label, String arguments) {
        assertThat(refusal(label)).isEqualTo("Error=ValueError Args=" + arguments.replace('_', ' ')
                + " in definition '" + labelled(label) + "'.");
    }

    @Test
    void emptyAndLongLabelsToo() {
        assertThat(refusal("")).startsWith("Error=ValueError Args=['Label cannot be empty'] in definition '{");
        assertThat(refusal("x".repeat(41)))
                .startsWith("Error=ValueError Args=['Label cannot exceed 40 characters'] in definition '{");
        assertThat(refusal("x\",\"Label2\":\"y")).startsWith("Invalid State Machine Definition: '");
    }

    private static String labelled(String label) {
        return "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":"
                + "\"DISTRIBUTED\",\"ExecutionType\":\"STANDARD\"},\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\","
                + "\"End\":true}}},\"Label\":\"" + label + "\",\"End\":true}}}";
    }

    private static String refusal(String label) {
        String definition = labelled(label);
        return Definitions.check(definition, MachineType.STANDARD) instanceof ParseResult.Refused<?> refused
                ? InvalidDefinitionMessage.of(definition, refused.problems())
                : "accepted";
    }
}
