package dev.pawl.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.arn.ArnException;
import dev.pawl.arn.ArnParser;
import dev.pawl.arn.ExecutionArn;
import dev.pawl.asl.StateMachine;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.json.Payload;
import dev.pawl.testkit.compare.Difference;
import dev.pawl.testkit.replay.Replayed.End;
import dev.pawl.testkit.replay.Replayed.Verdict;
import dev.pawl.testkit.trace.SeenEvent;
import dev.pawl.testkit.trace.Trace;
import dev.pawl.testkit.trace.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs recorded executions on another definition: tasks are answered by what was recorded for the same state
 * and
 * attempt, waits take no time, and the time of then is the time of now.
 */
public final class Replay {
    private static final String UNKNOWN_ARN = "arn:aws:states:us-east-1:123456789012:execution:machine-replayed:replayed-execution";
    private static final Instant UNKNOWN_START = Instant.parse("2026-01-01T00:00:00Z");

    private final StateMachine machine;
    private final boolean strict;

    /**
     * On that definition.
     *
     * @param strict
     *            whether a task that is called with other parameters than then is not answered
     */
    public Replay(StateMachine machine, boolean strict) {
        this.machine = machine;
        this.strict = strict;
    }

    /**
     * What it would have made of an execution.
     *
     * @throws dev.pawl.testkit.trace.TraceException
     *             if the recording is no history
     */
    public Replayed of(Recording recording) {
        Trace then = Trace.of(recording.events());
        End end = end(then);
        Optional<SeenEvent> started = then.started();
        Optional<JsonNode> input = started.flatMap(event -> event.data("input"));
        if (input.isEmpty()) {
            return new Replayed(recording.label(), Verdict.UNDECIDED, Optional.empty(), List.of(), end,
                    running(), Optional.of("the recording has no input: it was kept without data, or its beginning is"
                            + " missing"),
                    List.of());
        }
        Rerun rerun = new Rerun(machine, recording, then,
                new ExecutionState(info(recording, started.get(), input.get())),
                strict);
        rerun.run();
        return judge(recording, then, rerun);
    }

    private static Replayed judge(Recording recording, Trace then, Rerun rerun) {
        Trace now = rerun.trace();
        End wasEnd = end(then);
        End isEnd = end(now);
        boolean stillRan = then.ended().isEmpty();
        Optional<Fork> fork = Forks.first(then, now).filter(f -> !stillRan || f.then().isPresent());
        List<Difference> differences = wasEnd.output().isPresent() && isEnd.output().isPresent()
                ? rerun.likeness().differences(wasEnd.output().get(), isEnd.output().get())
                : List.of();
        boolean unknown = rerun.undecided().isPresent();
        boolean sameEnd = stillRan || (wasEnd.error().equals(isEnd.error()) && wasEnd.status().equals(isEnd.status()));
        Verdict verdict = unknown ? Verdict.UNDECIDED : verdict(sameEnd, isEnd, fork, differences);
        Optional<Fork> shown = fork.filter(f -> !unknown || f.now().isPresent());
        return new Replayed(recording.label(), verdict, shown, differences, wasEnd, unknown ? running() : isEnd,
                rerun.undecided(), remarks(then, rerun.remarks()));
    }

    private static Verdict verdict(boolean sameEnd, End now, Optional<Fork> fork, List<Difference> differences) {
        if (now.error().isPresent() && !sameEnd) {
            return Verdict.FAILS;
        }
        if (fork.isPresent()) {
            return Verdict.OTHER_PATH;
        }
        return sameEnd && differences.isEmpty() ? Verdict.SAME : Verdict.OTHER_OUTPUT;
    }

    /** What stands beside the verdict. */
    private static List<String> remarks(Trace then, List<String> ofRun) {
        List<String> remarks = new ArrayList<>(ofRun);
        if (then.ended().isEmpty()) {
            remarks.add("the recording ends while the execution still ran");
        }
        if (then.redriven()) {
            remarks.add("it was redriven: what failed before is left out");
        }
        return remarks;
    }

    private static End running() {
        return new End("RUNNING", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static End end(Trace trace) {
        return trace.ended().map(event -> {
            String status = switch (event.type()) {
                case "ExecutionSucceeded" -> "SUCCEEDED";
                case "ExecutionAborted" -> "ABORTED";
                case "ExecutionTimedOut" -> "TIMED_OUT";
                default -> "FAILED";
            };
            Optional<String> where = trace.visits().reversed().stream()
                    .filter(visit -> status.equals("FAILED") && visit.exited().isEmpty()).map(Visit::place).findFirst();
            return new End(status, event.data("output"), event.text("error"), event.text("cause"), where);
        }).orElseGet(Replay::running);
    }

    private static ExecutionInfo info(Recording recording, SeenEvent started, JsonNode input) {
        ExecutionArn arn = recording.arn().flatMap(Replay::arn)
                .orElseGet(() -> ArnParser.parse(UNKNOWN_ARN, ExecutionArn.class));
        String machineArn = arn.runs().machine().text();
        return new ExecutionInfo(arn.text(), arn.name(), machineArn, arn.runs().machine().name(),
                started.text("roleArn").orElse(""), arn.scope().region(), started.at().orElse(UNKNOWN_START),
                Payload.of(input), Optional.empty(), Optional.empty());
    }

    private static Optional<ExecutionArn> arn(String text) {
        try {
            return Optional.of(ArnParser.parse(text, ExecutionArn.class));
        } catch (ArnException e) {
            return Optional.empty();
        }
    }
}
