package dev.pawl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All rules together look at the largest definitions without holding a thread: guests may ask for advice,
 * too.
 */
class HostileDefinitionsTest {
    /** Of processor time, which other work on the machine does not change. */
    private static final Duration MOST = Duration.ofSeconds(6);
    private static final String TASK = "'S':{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:123456789012:function:f',"
            + "'Next':'E',";

    private record Hostile(String name, String definition) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Hostile> hostile() {
        return Stream.of(
                new Hostile("retriers", TASK + many("Retry", 25_000, i -> "{'ErrorEquals':['E" + i + "']}") + "}"),
                new Hostile("retriers that retry nothing", TASK
                        + many("Retry", 20_000, i -> "{'ErrorEquals':['E" + i + "'],'MaxAttempts':0}") + "}"),
                new Hostile("names of errors", TASK + "'Retry':[{"
                        + many("ErrorEquals", 80_000, i -> "'E" + i + "'") + "}]}"),
                new Hostile("dead catchers", TASK
                        + many("Catch", 18_000, i -> "{'ErrorEquals':['E" + i % 9 + "'],'Next':'E'}") + "}"),
                new Hostile("a condition of many parts in a loop",
                        "'S':{'Type':'Choice','Default':'B','Choices':[{'Next':"
                                + "'E'," + many("And", 18_000, i -> "{'Variable':'$.a" + i + "','NumericEquals':1}")
                                + "}]},'B':{'Type':'Pass','ResultPath':'$.again','Next':'S'}"));
    }

    private static String many(String field, int count, IntFunction<String> element) {
        return "'" + field + "':[" + IntStream.range(0, count).mapToObj(element).collect(Collectors.joining(",")) + "]";
    }

    @BeforeAll
    static void warmUp() {
        lint(TASK.substring(0, TASK.length() - 1) + "}");
    }

    @ParameterizedTest
    @MethodSource
    void hostile(Hostile hostile) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

        lint(hostile.definition());

        long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        assertThat(Duration.ofNanos(took)).isLessThan(MOST);
    }

    private static void lint(String states) {
        String definition = "{'StartAt':'S','States':{" + states + ",'E':{'Type':'Succeed'}}}";
        assertThat(Linter.lint(definition.replace('\'', '"'), LintOptions.standard().now(Instant.EPOCH)))
                .noneMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
