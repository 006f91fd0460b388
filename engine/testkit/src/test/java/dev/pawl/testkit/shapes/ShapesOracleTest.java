package dev.pawl.testkit.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.Moment;
import dev.pawl.json.Payload;
import dev.pawl.lint.shape.DataFlowCheck;
import dev.pawl.lint.shape.DataFlowReport;
import dev.pawl.lint.shape.FlowProblem;
import dev.pawl.lint.shape.Shape;
import dev.pawl.testkit.transcript.InterpreterPlayer;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a machine does, its values are among those that were foretold. The number of a case is its seed.
 */
class ShapesOracleTest {
    private static final int BLOCK = 100;
    private static final Moment.Limits SHORT = new Moment.Limits(500, Long.MAX_VALUE, 300);

    static LongStream blocks() {
        return LongStream.range(0, Integer.getInteger("pawl.shapes.blocks", 5)).map(block -> block * BLOCK);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void whatHappensWasForetold(long first) {
        int ran = 0;
        for (long seed = first; seed < first + BLOCK; seed++) {
            JsonNode definition = RandomMachine.definition(seed);
            ParseResult<StateMachine> read = Definitions.check(definition.toString(), MachineType.STANDARD);
            if (read instanceof ParseResult.Parsed<StateMachine> parsed) {
                ran++;
                for (long input = 0; input < 3; input++) {
                    run(seed, definition, parsed.value(), RandomMachine.input(seed * 31 + input));
                }
            }
        }
        assertThat(ran).as("machines that are valid").isGreaterThan(BLOCK / 2);
    }

    private static void run(long seed, JsonNode definition, StateMachine machine, JsonNode input) {
        InterpreterPlayer player = new InterpreterPlayer(definition.toString(), Payload.of(input), List.of(), SHORT, 7);
        player.play();
        for (Shape shape : List.of(Shape.ANYTHING, Shape.like(input), Shape.of(input))) {
            DataFlowReport report = DataFlowCheck.of(machine, shape);
            String about = "seed " + seed + "\n" + definition.toPrettyString() + "\ninput " + input + "\n";
            player.events().forEach(event -> check(event, report, about));
            assertThat(report.complete()).as(about).isTrue();
        }
    }

    private static void check(HistoryEvent event, DataFlowReport report, String about) {
        switch (event.event()) {
            case Event.StateEntered e -> assertThat(report.at(e.name()).admits(e.input().value()))
                    .as("%s%s gets %s, but %s", about, e.name(), e.input().value(), report.at(e.name())).isTrue();
            case Event.StateExited e -> exited(e, report, about);
            case Event.ExecutionSucceeded e -> assertThat(report.output().admits(e.output().value()))
                    .as("%sends with %s, but %s", about, e.output().value(), report.output()).isTrue();
            default -> {
                // says nothing about data
            }
        }
    }

    private static void exited(Event.StateExited exited, DataFlowReport report, String about) {
        List<FlowProblem> wrong = report.problems().stream().filter(p -> p.state().equals(exited.name()))
                .filter(ShapesOracleTest::saysFailure).toList();
        assertThat(wrong).as(about + exited.name() + " went well").isEmpty();
    }

    /** A Choice looks only at part of what is written each time, and a Map without items selects nothing. */
    private static boolean saysFailure(FlowProblem problem) {
        return switch (problem.kind()) {
            case PATH_NEVER_PRODUCED, EXPRESSION_ALWAYS_UNDEFINED, RESULT_PATH_ON_NON_OBJECT, TYPE_NEVER_FITS ->
                !problem.location().contains("/Choices[") && !problem.location().contains("/ItemSelector");
            default -> false;
        };
    }
}
