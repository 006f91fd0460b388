package dev.pawl.testkit.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.lint.shape.DataFlowCheck;
import dev.pawl.lint.shape.DataFlowReport;
import dev.pawl.lint.shape.FlowProblem;
import dev.pawl.lint.shape.Shape;
import dev.pawl.testkit.recorded.RecordedCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What AWS evaluated is never called impossible, and what a state really got is among what it was said to
 * get: with
 * input of which nothing is known, and with the very input.
 */
class RecordedShapesTest {
    /** An execution with what is said of its machine. */
    private record Looked(RecordedCase recorded, DataFlowReport report, boolean exact) {
        @Override
        public String toString() {
            return recorded.id() + (exact ? " with its input" : "");
        }
    }

    static List<RecordedCase> recorded() {
        List<RecordedCase> all = RecordedCase.all();
        Assumptions.assumeFalse(all.isEmpty(), "the recordings are beside the checkout");
        return all;
    }

    private static Stream<Looked> look(RecordedCase recorded) {
        ParseResult<StateMachine> read = Definitions.check(recorded.definition(), MachineType.STANDARD);
        if (!(read instanceof ParseResult.Parsed<StateMachine> parsed)) {
            return Stream.empty();
        }
        Looked any = new Looked(recorded, DataFlowCheck.of(parsed.value()), false);
        return json(recorded.input()).map(input -> Stream.of(any,
                new Looked(recorded, DataFlowCheck.of(parsed.value(), Shape.of(input)), true)))
                .orElseGet(() -> Stream.of(any));
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(Json.read(text));
        } catch (JsonTextException e) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void whatHappenedWasNeverCalledImpossible(RecordedCase recorded) {
        SoftAssertions softly = new SoftAssertions();
        look(recorded).forEach(looked -> check(looked, softly));
        softly.assertAll();
    }

    private static void check(Looked looked, SoftAssertions softly) {
        softly.assertThat(looked.report().complete()).as(looked + " was given up").isTrue();
        Map<String, List<FlowProblem>> sure = new HashMap<>();
        looked.report().problems().stream().filter(RecordedShapesTest::saysFailure)
                .forEach(p -> sure.computeIfAbsent(p.state(), s -> new ArrayList<>()).add(p));
        for (String exited : Histories.left(looked.recorded().events())) {
            softly.assertThat(sure.getOrDefault(exited, List.of())).as(looked + ": " + exited + " went well").isEmpty();
        }
        for (Histories.Entered entered : Histories.entered(looked.recorded().events())) {
            Shape shape = looked.report().at(entered.state());
            softly.assertThat(shape.admits(entered.input())).as(looked + ": " + entered.state() + " got "
                    + entered.input() + ", but " + shape).isTrue();
        }
    }

    private static boolean saysFailure(FlowProblem problem) {
        return switch (problem.kind()) {
            case PATH_NEVER_PRODUCED, EXPRESSION_ALWAYS_UNDEFINED, RESULT_PATH_ON_NON_OBJECT -> true;
            case TYPE_NEVER_FITS -> !problem.location().contains("/Choices[");
            default -> false;
        };
    }

    /**
     * Of the executions that a path or an expression ended, how many were sure to end from the definition alone.
     */
    @Test
    void manyFailuresAreFoundWithoutRunningAnything() {
        Set<String> found = new TreeSet<>();
        Set<String> withInput = new TreeSet<>();
        Set<String> missed = new TreeSet<>();
        for (RecordedCase recorded : recorded()) {
            if (Histories.failedOnData(recorded.events())) {
                boolean any = look(recorded).anyMatch(l -> !l.exact() && l.report().problems().stream()
                        .anyMatch(RecordedShapesTest::saysFailure));
                boolean exact = look(recorded).anyMatch(l -> l.exact() && l.report().problems().stream()
                        .anyMatch(RecordedShapesTest::saysFailure));
                (any ? found : exact ? withInput : missed).add(recorded.id());
            }
        }
        assertThat(found).as("sure from the definition alone").hasSizeGreaterThanOrEqualTo(18);
        assertThat(withInput).as("sure with the input").hasSizeGreaterThanOrEqualTo(6);
        assertThat(missed).as("not found").hasSizeLessThanOrEqualTo(15);
    }
}
