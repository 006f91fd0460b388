package dev.pawl.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.parse.SourceMap.Position;
import dev.pawl.asl.parse.SourceMap.Range;
import java.util.Optional;
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

    @ParameterizedTest
    @CsvSource({"/,1,1,1,2", "/StartAt,2,3,2,17", "/States,3,3,3,11", "/States/A,4,5,4,8", "/States/A/Type,4,11,4,27",
            "/States/A/Choices[0],5,7,5,8", "/States/A/Choices[1]/And[0],6,16,6,17", "/States/a/b/Type,9,7,9,24",
            "/States/A/Missing,4,5,4,8"})
    void findsWherePlacesEnd(String location, int line, int column, int endLine, int endColumn) {
        Problem problem = new Problem(Problem.Severity.ERROR, "X", "x", Optional.of(location));
        assertThat(SourceMap.of(TEXT).rangeOf(problem))
                .isEqualTo(new Range(new Position(line, column), new Position(endLine, endColumn)));
    }

    @Test
    void findsTheEndOfTextsWithEscapesAndOfMembersOverSeveralLines() {
        Problem problem = new Problem(Problem.Severity.ERROR, "X", "x", Optional.of("/a"));
        assertThat(SourceMap.of("{\"a\": \"q\\\"u\", \"b\": 1}").rangeOf(problem).end())
                .isEqualTo(new Position(1, 13));
        assertThat(SourceMap.of("{\"a\":\n  -1.5e+3}").rangeOf(problem).end()).isEqualTo(new Position(2, 10));
        assertThat(SourceMap.of("{\"a\": oops").rangeOf(problem)).isEqualTo(
                new Range(SourceMap.of("{\"a\": oops").position("/"), new Position(1, 8)));
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
