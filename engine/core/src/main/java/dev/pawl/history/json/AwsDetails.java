package dev.pawl.history.json;

import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import java.io.IOException;

/** Details of an event as AWS names and shows them. Events without details write nothing. */
final class AwsDetails {
    private AwsDetails() {}

    static void write(Event event, AwsWriter out) throws IOException {
        switch (event) {
            case Event.OfExecution e -> execution(e, out);
            case Event.OfState e -> state(e, out);
            case Event.OfTask e -> AwsTaskDetails.write(e, out);
            case Event.OfBranches e -> branches(e, out);
            case Event.Internal e -> {
            }
        }
    }

    private static void execution(Event.OfExecution event, AwsWriter out) throws IOException {
        switch (event) {
            case Event.ExecutionStarted e -> out.details("ExecutionStarted", () -> {
                out.payload("input", e.input());
                out.text("roleArn", e.roleArn());
                out.text("stateMachineAliasArn", e.stateMachineAliasArn());
                out.text("stateMachineVersionArn", e.stateMachineVersionArn());
            });
            case Event.ExecutionSucceeded e ->
                out.details("ExecutionSucceeded", () -> out.payload("output", e.output()));
            case Event.ExecutionFailed e -> failure(e, e.failure(), out);
            case Event.ExecutionAborted e -> failure(e, e.failure(), out);
            case Event.ExecutionTimedOut e -> failure(e, e.failure(), out);
            case Event.ExecutionRedriven e ->
                out.details("ExecutionRedriven", () -> out.number("redriveCount", e.redriveCount()));
        }
    }

    private static void failure(Event event, Failure failure, AwsWriter out) throws IOException {
        out.details(AwsHistory.type(event), () -> out.failure(failure));
    }

    private static void state(Event.OfState event, AwsWriter out) throws IOException {
        switch (event) {
            case Event.StateEntered e -> out.details("StateEntered", () -> {
                out.text("name", e.name());
                out.payload("input", e.input());
            });
            case Event.StateExited e -> out.details("StateExited", () -> {
                out.text("name", e.name());
                out.payload("output", e.output());
                out.assigned(e.assigned());
            });
            case Event.EvaluationFailed e -> out.details("EvaluationFailed", () -> {
                out.failure(e.failure());
                out.text("location", e.location());
                out.text("state", e.state());
            });
            case Event.StateAborted e -> {
            }
        }
    }

    private static void branches(Event.OfBranches event, AwsWriter out) throws IOException {
        switch (event) {
            case Event.MapStateStarted e ->
                out.details("MapStateStarted", () -> out.number("length", e.length()));
            case Event.MapIterationStarted e -> iteration(e, e.name(), e.index(), out);
            case Event.MapIterationSucceeded e -> iteration(e, e.name(), e.index(), out);
            case Event.MapIterationFailed e -> iteration(e, e.name(), e.index(), out);
            case Event.MapIterationAborted e -> iteration(e, e.name(), e.index(), out);
            case Event.MapRunStarted e ->
                out.details("MapRunStarted", () -> out.text("mapRunArn", e.mapRunArn()));
            case Event.MapRunRedriven e -> out.details("MapRunRedriven", () -> {
                out.text("mapRunArn", e.mapRunArn());
                out.number("redriveCount", e.redriveCount());
            });
            case Event.MapRunFailed e -> failure(e, e.failure(), out);
            case Event.MapRunSucceeded e -> {
            }
            case Event.MapRunAborted e -> {
            }
            case Event.MapStateSucceeded e -> {
            }
            case Event.MapStateFailed e -> {
            }
            case Event.ParallelStateStarted e -> {
            }
            case Event.ParallelStateSucceeded e -> {
            }
            case Event.ParallelStateFailed e -> {
            }
        }
    }

    private static void iteration(Event event, String name, int index, AwsWriter out) throws IOException {
        out.details(AwsHistory.type(event), () -> {
            out.text("name", name);
            out.number("index", index);
        });
    }
}
