package dev.pawl.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.testkit.trace.SeenEvent;
import dev.pawl.testkit.trace.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One attempt at a task, as it was recorded.
 *
 * @param scheduled
 *            the event that asked for it
 * @param news
 *            what became of it, in order
 */
record RecordedTask(Visit visit, SeenEvent scheduled, List<SeenEvent> news) {
    /**
     * All attempts of a visit, in order; where a redrive made another one, those before it are left out.
     *
     * @param redrives
     *            ids of the events that say so
     */
    static List<RecordedTask> of(Visit visit, List<Long> redrives) {
        List<RecordedTask> all = of(visit);
        for (long redrive : redrives) {
            if (!all.isEmpty() && all.getLast().scheduled().id() > redrive) {
                all.removeIf(task -> task.scheduled().id() < redrive);
            }
        }
        return all;
    }

    private static List<RecordedTask> of(Visit visit) {
        List<RecordedTask> all = new ArrayList<>();
        for (SeenEvent event : visit.events()) {
            if (event.scheduled()) {
                all.add(new RecordedTask(visit, event, new ArrayList<>()));
            } else if (!all.isEmpty() && !event.exited() && !event.type().equals("EvaluationFailed")) {
                all.getLast().news().add(event);
            }
        }
        return all;
    }

    /** What it was called with, unless the history was kept without data. */
    Optional<JsonNode> parameters() {
        return scheduled.data("parameters").or(() -> scheduled.data("input"));
    }

    /** Names the service and what was asked of it, or the function or activity. */
    String resource() {
        return scheduled.text("resourceType").map(type -> type + ":").orElse("")
                + scheduled.text("resource").orElse("");
    }

    /** Whether it ended, in whatever way. */
    boolean ended() {
        return news.stream().anyMatch(event -> event.taskSucceeded() || event.taskFailed());
    }

    /** Whether the engine gave it up because its time, or the longest silence, was over. */
    boolean gaveUp() {
        boolean limited = scheduled.details().has("timeoutInSeconds") || scheduled.details().has("heartbeatInSeconds");
        return limited && news.stream().anyMatch(event -> event.type().endsWith("TimedOut"));
    }

    /** How long after it was asked for that happened. */
    Duration after(SeenEvent event) {
        Optional<Instant> from = scheduled.at();
        return from.isEmpty() || event.at().isEmpty() || event.at().get().isBefore(from.get())
                ? Duration.ZERO
                : Duration.between(from.get(), event.at().get());
    }

    /** How long after it was asked for it ended. */
    Duration lasted() {
        return news.isEmpty() ? Duration.ZERO : after(news.getLast());
    }

    /** What failed, as its event's type tells. */
    static Event.TaskFailed.Phase phase(SeenEvent event) {
        String type = event.type();
        return type.endsWith("ScheduleFailed")
                ? Event.TaskFailed.Phase.SCHEDULE
                : type.endsWith("StartFailed")
                        ? Event.TaskFailed.Phase.START
                        : type.endsWith("SubmitFailed") ? Event.TaskFailed.Phase.SUBMIT : Event.TaskFailed.Phase.RUN;
    }

    static Failure failure(SeenEvent event) {
        return new Failure(event.text("error"), event.text("cause"));
    }
}
