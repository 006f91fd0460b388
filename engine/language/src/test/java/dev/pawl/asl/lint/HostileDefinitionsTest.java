package dev.pawl.asl.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pawl.asl.MachineType;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problem;
import dev.pawl.asl.parse.SourceMap;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Definitions that somebody wrote to hurt: each ends soon, with a value or with reasons. */
class HostileDefinitionsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static List<Problem> problems(String definition) {
        return Assertions.assertTimeoutPreemptively(SOON,
                () -> switch (Definitions.check(definition, MachineType.STANDARD)) {
                    case ParseResult.Parsed<StateMachine> p -> List.of();
                    case ParseResult.Refused<StateMachine> r -> r.problems();
                });
    }

    @Test
    void textThatIsNoJson() {
        assertThat(problems("")).singleElement().extracting(Problem::code).isEqualTo("INVALID_JSON_DESCRIPTION");
        assertThat(problems("x".repeat(1 << 20))).singleElement().extracting(Problem::code)
                .isEqualTo("INVALID_JSON_DESCRIPTION");
        assertThat(problems("{} {}")).singleElement().extracting(Problem::code).isEqualTo("INVALID_JSON_DESCRIPTION");
        assertThat(problems("[]")).extracting(Problem::message).contains("Expected value of type [OBJECT]");
    }

    @Test
    void nestingWithoutEnd() {
        assertThat(problems("[".repeat(100_000))).singleElement().extracting(Problem::code)
                .isEqualTo("TOO_DEEPLY_NESTED");
        assertThat(problems("{\"StartAt\":".repeat(100_000))).singleElement().extracting(Problem::code)
                .isEqualTo("TOO_DEEPLY_NESTED");
    }

    @Test
    void nestingAsDeepAsIsRead() {
        String inner = "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Succeed\"}}}";
        for (int i = 0; i < 120; i++) {
            inner = "{\"StartAt\":\"P" + i + "\",\"States\":{\"P" + i
                    + "\":{\"Type\":\"Parallel\",\"End\":true,\"Branches\":["
                    + inner + "]}}}";
        }
        assertThat(problems(inner)).isEmpty();

        String rule = "\"Variable\":\"$.a\",\"IsNull\":true";
        for (int i = 0; i < 480; i++) {
            rule = "\"Not\":{" + rule + "}";
        }
        assertThat(problems(
                "{\"StartAt\":\"C\",\"States\":{\"C\":{\"Type\":\"Choice\",\"Default\":\"S\",\"Choices\":[{" + rule
                        + ",\"Next\":\"S\"}]},\"S\":{\"Type\":\"Succeed\"}}}"))
                .isEmpty();
    }

    @Test
    void manyStatesAndManyProblems() {
        String chain = IntStream.range(0, 10_000)
                .mapToObj(i -> "\"S" + i + "\":{\"Type\":\"Pass\",\"Next\":\"S" + (i + 1) + "\"}")
                .collect(Collectors.joining(",", "{\"StartAt\":\"S0\",\"States\":{",
                        ",\"S10000\":{\"Type\":\"Succeed\"}}}"));
        assertThat(problems(chain)).isEmpty();

        List<Problem> problems = problems(chain.replace("\"Pass\"", "\"Pasta\""));
        assertThat(problems).hasSizeBetween(100, 1_000);
        assertThat(InvalidDefinitionMessage.of(problems)).hasSizeLessThan(100_000);
    }

    @Test
    void variablesThatCrossInAllWays() {
        String machine = IntStream.range(0, 5_000)
                .mapToObj(i -> "\"M" + i + "\":{\"Type\":\"Map\",\"Assign\":{\"v" + i + "\":1},\"Next\":\"M"
                        + (i + 1) % 5_000
                        + "\",\"ItemProcessor\":{\"StartAt\":\"I" + i + "\",\"States\":{\"I" + i
                        + "\":{\"Type\":\"Pass\",\"Assign\":{\"v" + i + "\":1},\"End\":true}}}}")
                .collect(Collectors.joining(",", "{\"StartAt\":\"M0\",\"States\":{", "}}"));

        assertThat(problems(machine)).isNotEmpty();
    }

    @Test
    void numbersOfAnySize() {
        for (String number : List.of("1e999999999", "-1e400", "9".repeat(900), "1e-999999999")) {
            assertThat(problems("{\"StartAt\":\"W\",\"TimeoutSeconds\":" + number
                    + ",\"States\":{\"W\":{\"Type\":\"Wait\",\"End\":true,\"Seconds\":" + number + "}}}")).isNotEmpty();
        }
    }

    @Test
    void placesInBrokenText() {
        for (String text : List.of("", "{", "[1,", "{\"a\":}", "nul", "{} x", "[".repeat(2_000))) {
            assertThatCode(() -> SourceMap.of(text).position("/a/b[3]")).doesNotThrowAnyException();
        }
    }
}
