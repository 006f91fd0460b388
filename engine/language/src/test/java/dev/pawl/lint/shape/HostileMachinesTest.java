package dev.pawl.lint.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.MachineType;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Definitions at the limits of what is accepted are looked at quickly, or not at all. */
class HostileMachinesTest {
    /** Of processor time, which other work on the machine does not change. */
    private static final Duration MOST = Duration.ofSeconds(3);

    private record Hostile(String name, String definition) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Hostile> hostile() {
        return Stream.of(
                new Hostile("many states in a row", machine("JSONPath", states(5_000,
                        "'Parameters':{'a#.$':'$','before.$':'$'}"))),
                new Hostile("many states in a circle", machine("JSONPath", states(3_000,
                        "'Parameters':{'a.$':'$','b.$':'$'}"))),
                new Hostile("each state adds a member", machine("JSONPath", states(5_000,
                        "'Result':'x','ResultPath':'$.m#'"))),
                new Hostile("each state assigns a variable", machine("JSONata", states(3_000,
                        "'Assign':{'v#':{'a':'{% $exists($v0) %}','b':'{% $states.input %}'}}"))),
                new Hostile("all ways between many states", machine("JSONPath", choices(300))),
                new Hostile("flows in flows", machine("JSONPath", nested(80))),
                new Hostile("flows in flows in circles", machine("JSONata", circles(12))),
                new Hostile("a long expression", machine("JSONata", "'S0':{'Type':'Pass','Output':'{% "
                        + "$states.input.a & ".repeat(300) + "1 %}','End':true}")),
                new Hostile("a deep expression", machine("JSONata", "'S0':{'Type':'Pass','Output':'{% "
                        + "[$states.input.a, ".repeat(90) + "1" + "]".repeat(90) + " %}','End':true}")),
                new Hostile("many expressions", machine("JSONata", states(2_000,
                        "'Output':'{% $merge([$states.input, {~a#~: $map($states.input.b, function($x) {$x.c})}]) %}'"))));
    }

    private static String machine(String language, String states) {
        return "{'QueryLanguage':'" + language + "','StartAt':'S0','States':{" + states + "}}";
    }

    private static String states(int count, String fields) {
        String all = IntStream.range(0, count).mapToObj(i -> "'S" + i + "':{'Type':'Pass',"
                + fields.replace("#", "" + i) + ",'Next':'S" + (i + 1) + "'}").collect(Collectors.joining(","));
        return all + ",'S" + count + "':{'Type':'Choice','Choices':[" + condition(fields)
                + "],'Default':'End'},'End':{'Type':'Succeed'}";
    }

    private static String condition(String fields) {
        return fields.contains("{%")
                ? "{'Condition':'{% $states.input.again %}','Next':'S0'}"
                : "{'Variable':'$.again','IsPresent':true,'Next':'S0'}";
    }

    private static String choices(int count) {
        return IntStream.range(0, count).mapToObj(i -> "'S" + i
                + "':{'Type':'Choice','Choices':[{'Variable':'$.end','IsPresent':true,'Next':'End'},"
                + IntStream.range(0, 20).mapToObj(j -> "{'Variable':'$.a" + j + "','StringEquals':'" + i + "','Next':'S"
                        + (i * 7 + j * 13) % count + "'}").collect(Collectors.joining(","))
                + "],'Default':'S" + (i + 1) % count + "'}").collect(Collectors.joining(","))
                + ",'End':{'Type':'Succeed'}";
    }

    private static String nested(int depth) {
        String inner = "'S" + depth + "':{'Type':'Pass','End':true}";
        for (int i = depth - 1; i >= 0; i--) {
            inner = "'S" + i + "':{'Type':'Parallel','Branches':[{'StartAt':'S" + (i + 1) + "','States':{" + inner
                    + "}}],'End':true}";
        }
        return inner;
    }

    private static String circles(int depth) {
        String inner = "'S" + depth + "':{'Type':'Pass','End':true}";
        for (int i = depth - 1; i >= 0; i--) {
            inner = "'S" + i + "':{'Type':'Map','Items':'{% [$states.input] %}','ItemProcessor':{'StartAt':'S" + (i + 1)
                    + "','States':{" + inner + "}},'Output':{'again':'{% $states.result %}'},'Next':'C" + i + "'},'C"
                    + i
                    + "':{'Type':'Choice','Choices':[{'Condition':'{% $states.input.again %}','Next':'S" + i
                    + "'}],'Default':'E" + i + "'},'E" + i + "':{'Type':'Succeed'}";
        }
        return inner;
    }

    @BeforeAll
    static void warm() {
        DataFlowCheck.of(read(machine("JSONata", circles(3))));
    }

    private static StateMachine read(String definition) {
        String text = definition.replace('\'', '"').replace('~', '\'');
        assertThat(text.length()).isLessThan(1_048_576);
        ParseResult<StateMachine> result = Definitions.check(text, MachineType.STANDARD);
        return switch (result) {
            case ParseResult.Parsed<StateMachine> parsed -> parsed.value();
            case ParseResult.Refused<StateMachine> refused ->
                throw new AssertionError(refused.problems().getFirst().toString());
        };
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void endsSoon(Hostile hostile) {
        StateMachine machine = read(hostile.definition());
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

        DataFlowReport report = DataFlowCheck.of(machine);

        Duration took = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        assertThat(took).isLessThan(MOST);
        assertThat(report.complete() || report.problems().isEmpty()).isTrue();
    }
}
