package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.StateType;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.history.TaskKind;
import dev.pawl.json.Payload;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PathPrinterTest {
    private final StringWriter text = new StringWriter();
    private final PathPrinter printer = new PathPrinter(new PrintWriter(text), Paint.PLAIN);
    private long id;

    private void at(int millis, int frame, Event event) {
        at(millis, frame, id, event);
    }

    private void at(int millis, int frame, long previousId, Event event) {
        id++;
        printer.print(new HistoryEvent(id, previousId, Instant.EPOCH.plusMillis(5000 + millis), frame, event));
    }

    private List<String> lines() {
        return text.toString().lines().toList();
    }

    private static Event.StateEntered entered(StateType type, String name) {
        return new Event.StateEntered(type, name, Payload.EMPTY_OBJECT);
    }

    private static Event.StateExited exited(StateType type, String name, String next) {
        return new Event.StateExited(type, name, Payload.EMPTY_OBJECT, Map.of(),
                Optional.of(next).filter(n -> !n.isEmpty()));
    }

    private static Event.TaskScheduled scheduled() {
        return new Event.TaskScheduled(TaskKind.LAMBDA_FUNCTION, "",
                "arn:aws:lambda:us-east-1:000000000000:function:rates", "us-east-1", Payload.EMPTY_OBJECT,
                OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), "secret", Optional.empty(),
                List.of());
    }

    private static Event.TaskFailed failed(String error) {
        return new Event.TaskFailed(TaskKind.LAMBDA_FUNCTION, Event.TaskFailed.Phase.RUN, "", "",
                Failure.of(error, "{\"errorMessage\":\"not now\",\"errorType\":\"" + error + "\"}"));
    }

    private void started() {
        at(0, 0, 0, new Event.ExecutionStarted(Payload.EMPTY_OBJECT, "role", Optional.empty(), Optional.empty()));
    }

    @Test
    void aTaskThatSucceedsAtTheSecondAttempt() {
        started();
        at(1, 0, 0, entered(StateType.TASK, "Ask"));
        at(1, 0, scheduled());
        at(3, 0, failed("Busy"));
        at(1003, 0, scheduled());
        at(1013, 0, exited(StateType.TASK, "Ask", "Next"));
        assertThat(lines()).containsExactly("   0.003s  ✗ Ask  Busy: not now", "   1.003s  ↻ Ask  attempt 2",
                "   1.013s  ✓ Ask  rates  1.0 s  after 2 attempts");
    }

    @Test
    void aFailureThatIsCaught() {
        started();
        at(1, 0, 0, entered(StateType.TASK, "Ask"));
        at(1, 0, scheduled());
        at(3, 0, failed("Unknown"));
        at(3, 0, exited(StateType.TASK, "Ask", "Otherwise"));
        assertThat(lines()).containsExactly("   0.003s  ✗ Ask  Unknown: not now",
                "   0.003s  ⤷ Ask  rates  2 ms  caught → Otherwise");
    }

    @Test
    void iterationsStandInsideTheirMap() {
        started();
        at(1, 0, 0, entered(StateType.MAP, "Each"));
        at(1, 0, new Event.MapStateStarted(2, Payload.EMPTY_OBJECT, 0));
        long map = id;
        for (int i = 0; i < 2; i++) {
            at(2, 0, map, new Event.MapIterationStarted("Each", i, Payload.EMPTY_OBJECT));
            at(2, i + 1, entered(StateType.PASS, "One"));
            at(2, i + 1, exited(StateType.PASS, "One", ""));
        }
        at(4, 0, exited(StateType.MAP, "Each", ""));
        assertThat(lines()).containsExactly("   0.001s  ▸ Each  Map, 2 items", "   0.002s    ✓ [0] One  0 ms",
                "   0.002s    ✓ [1] One  0 ms", "   0.004s  ✓ Each  3 ms");
    }

    @Test
    void aMapRunIsNamedSoThatItCanBeLookedAt() {
        started();
        at(1, 0, 0, entered(StateType.MAP, "Each"));
        at(1, 0, new Event.MapStateStarted(0, Payload.EMPTY_OBJECT, 0));
        at(1, 0, new Event.MapRunStarted("arn:aws:states:us-east-1:123456789012:mapRun:m/Each:1"));
        assertThat(lines()).containsExactly("   0.001s  ▸ Each  Map",
                "           map run arn:aws:states:us-east-1:123456789012:mapRun:m/Each:1");
    }

    @Test
    void aChoiceSaysWhereItLeadsAndAWaitThatItWaits() {
        started();
        at(0, 0, 0, entered(StateType.CHOICE, "Large?"));
        at(0, 0, exited(StateType.CHOICE, "Large?", "Rest"));
        at(0, 0, entered(StateType.WAIT, "Rest"));
        at(61_000, 0, exited(StateType.WAIT, "Rest", ""));
        assertThat(lines()).containsExactly("   0.000s  ✓ Large?  0 ms → Rest", "   0.000s  … Rest  waits",
                "  61.000s  ✓ Rest  1 min 1 s");
    }

    @Test
    void durationsAreForPeople() {
        assertThat(PathPrinter.duration(Duration.ofMillis(999))).isEqualTo("999 ms");
        assertThat(PathPrinter.duration(Duration.ofMillis(59_949))).isEqualTo("59.9 s");
        assertThat(PathPrinter.duration(Duration.ofSeconds(3725))).isEqualTo("1 h 2 min");
    }
}
