package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits until an execution of a running server has ended, and tells how. */
record RemoteEnd(Remote remote, Console console, boolean quiet) {
    private static final long LOOK_EVERY_MILLIS = 300;

    /**
     * Waits for as long as it takes.
     *
     * @param since
     *            from when its time is counted
     * @return the exit code that its end means
     */
    int await(String arn, Instant since) {
        JsonNode now = described(arn);
        try {
            while (status(now) == ExecutionStatus.RUNNING) {
                Thread.sleep(LOOK_EVERY_MILLIS);
                now = described(arn);
            }
        } catch (InterruptedException e) {
            console.err().println("Stopped waiting. The execution goes on: pawl stop " + ShellWords.quoted(arn)
                    + " ends it.");
            return ExitCode.INTERRUPTED;
        }
        Duration took = text(now, "stopDate").map(Instant::parse).map(end -> Duration.between(since, end))
                .orElse(Duration.ZERO);
        new EndReport(console.out(), console.paint(), quiet).ended(status(now), took,
                text(now, "output").map(Payload::parse), new Failure(text(now, "error"), text(now, "cause")));
        return ExitCode.of(status(now));
    }

    private JsonNode described(String arn) {
        return remote.get("/executions/" + Remote.encoded(arn));
    }

    private static ExecutionStatus status(JsonNode execution) {
        return ExecutionStatus.valueOf(execution.path("status").asText());
    }

    private static Optional<String> text(JsonNode execution, String member) {
        return execution.hasNonNull(member) ? Optional.of(execution.path(member).asText()) : Optional.empty();
    }
}
