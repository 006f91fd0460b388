package dev.pawl.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.parse.SourceMap.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceMapTest {
    private static final String TEXT = """
            {
              "StartAt": "A",
              "States": {
                "A": {"Type": "Choice", "Choices": [
                  {"Next": "B"},
                  {"And": [1, {"x": [[2, 3]]}]}
                ]},
                "a/b": {
                  "Type": "Succeed"
                }
              }
            }
            """;

    @ParameterizedTest
    @CsvSource({"/,1,1", "/StartAt,2,3", "/States,3,3", "/States/A,4,5", "/States/A/Type,4,11",
            "/States/A/Choices[0],5,7", "/States/A/Choices[0]/Next,5,8", "/States/A/Choices[1]/And[1]/x[0][1],6,30",
            "/States/a/b/Type,9,7", "/States/A/Missing/Deep,4,5", "/Nowhere,1,1"})
    void findsPlaces(String location, int line, int column) {
        assertThat(SourceMap.of(TEXT).position(location)).isEqualTo(new Position(line, column));
    }

    @Test
    void findsWhereTextStopsBeingJson() {
        assertThat(SourceMap.of("{\n  \"a\": 1,\n  oops\n}").syntaxError()).contains(new Position(3, 3));
        assertThat(SourceMap.of("{}\n{}").syntaxError()).contains(new Position(2, 1));
        assertThat(SourceMap.of(" ").syntaxError()).contains(new Position(1, 1));
        assertThat(SourceMap.of(TEXT).syntaxError()).isEmpty();
    }

    @Test
    void findsProblems() {
        Problem missing = Problem.error(ProblemCode.MISSING_END_STATE, "no end");
        Problem next = Problem.error(ProblemCode.MISSING_TRANSITION_TARGET, "no B",
                Location.ROOT.child("States").child("A").child("Choices").index(0).child("Next"));

        assertThat(SourceMap.of(TEXT).positionOf(missing)).isEqualTo(new Position(1, 1));
        assertThat(SourceMap.of(TEXT).positionOf(next)).isEqualTo(new Position(5, 8));
    }
}
