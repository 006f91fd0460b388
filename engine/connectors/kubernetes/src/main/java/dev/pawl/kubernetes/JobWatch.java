package dev.pawl.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.Outcome;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.json.Payload;
import java.time.Duration;
import java.util.Optional;

/** Looks at a Job until it has ended. */
final class JobWatch {
    private static final int NOT_FOUND = 404;

    private final Jobs jobs;
    private final PodLogs logs;
    private final Pace pace;

    JobWatch(Jobs jobs, PodLogs logs, Pace pace) {
        this.jobs = jobs;
        this.logs = logs;
        this.pace = pace;
    }

    /**
     * How the task ends. Whatever the API server cannot tell now is asked again, until the patience is at its
     * end.
     */
    Outcome await(JobHandle job) throws InterruptedException {
        Duration pause = pace.first();
        long lastSeen = System.nanoTime();
        while (true) {
            Look look = look(job);
            switch (look) {
                case Look.Ended ended -> {
                    return outcome(job, ended);
                }
                case Look.Gone gone -> {
                    return Outcome.Failed.of("States.TaskFailed", "Expected the Job " + job
                            + " until it ends, but somebody has deleted it");
                }
                case Look.Running running -> lastSeen = System.nanoTime();
                case Look.Unknown unknown -> {
                    if (System.nanoTime() - lastSeen > pace.patience().toNanos()) {
                        return Outcome.Failed.of(EksException.CLIENT, "Expected to see the Job " + job
                                + ", but for " + pace.patience() + " the API server did not tell: " + unknown.why());
                    }
                }
            }
            Thread.sleep(pause);
            pause = pace.after(pause);
        }
    }

    /** What a look at the Job shows. */
    private sealed interface Look {
        record Running() implements Look {}

        record Ended(ObjectNode job, boolean succeeded) implements Look {}

        record Gone() implements Look {}

        record Unknown(String why) implements Look {}
    }

    private Look look(JobHandle handle) throws InterruptedException {
        try {
            ApiAnswer answer = jobs.get(handle);
            if (answer.status() == NOT_FOUND) {
                return new Look.Gone();
            }
            if (!answer.successful() || !(answer.body() instanceof ObjectNode job)) {
                return new Look.Unknown(answer.status() + " " + answer.text().lines().findFirst().orElse(""));
            }
            if (!handle.is(job)) {
                return new Look.Gone();
            }
            return ending(job).<Look>map(succeeded -> new Look.Ended(job, succeeded)).orElseGet(Look.Running::new);
        } catch (EksException | JsonTextException e) {
            return new Look.Unknown(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Boolean> ending(JsonNode job) {
        for (JsonNode condition : job.path("status").path("conditions")) {
            if (condition.path("status").asText().equals("True")) {
                switch (condition.path("type").asText()) {
                    case "Complete" -> {
                        return Optional.of(true);
                    }
                    case "Failed" -> {
                        return Optional.of(false);
                    }
                    default -> {
                        // Suspended, FailureTarget and others: not the end
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Outcome outcome(JobHandle handle, Look.Ended ended) throws InterruptedException {
        ObjectNode job = ended.job();
        logs.of(handle).ifPresent(found -> job.set("logs", found));
        return ended.succeeded()
                ? new Outcome.Completed(Payload.of(job))
                : Outcome.Failed.of("States.TaskFailed", cause(job));
    }

    /** A cause has its limit: first goes what nobody reads, then the log, then the definition. */
    private static String cause(ObjectNode job) {
        String text = Json.write(job);
        if (text.length() > ApiAnswer.LONGEST_CAUSE && job.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
            text = Json.write(job);
        }
        for (String part : new String[]{"logs", "spec", "metadata"}) {
            if (text.length() > ApiAnswer.LONGEST_CAUSE) {
                job.remove(part);
                text = Json.write(job);
            }
        }
        return text;
    }
}
