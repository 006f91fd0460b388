package dev.pawl.testkit;

import dev.pawl.testkit.value.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Tells people what happened in an execution, a line for each state. */
final class Story {
    private static final int MOST_VISITS = 60;
    private final StringBuilder text = new StringBuilder();
    private final Instant start;

    private Story(Instant start) {
        this.start = start;
    }

    static String of(Played played) {
        Instant start = played.visits().isEmpty() ? Instant.EPOCH : played.visits().getFirst().entered();
        return new Story(start).tell(played);
    }

    private String tell(Played played) {
        text.append(played.machine()).append(" with ").append(Values.brief(played.input())).append('\n');
        int left = played.visits().size();
        for (Visit visit : played.visits()) {
            if (played.visits().size() - left == MOST_VISITS / 2 && left > MOST_VISITS / 2) {
                text.append("  … ").append(left - MOST_VISITS / 2).append(" more states …\n");
            }
            boolean shown = played.visits().size() - left < MOST_VISITS / 2 || left <= MOST_VISITS / 2;
            if (shown) {
                visit(visit);
            }
            left--;
        }
        text.append("  → ").append(played.status());
        played.output().ifPresent(output -> text.append(' ').append(Values.brief(output)));
        failure(played.error(), played.cause());
        text.append(" after ").append(duration(played.duration()));
        played.waitingFor().forEach(what -> text.append("\n    waits: ").append(what));
        return text.toString();
    }

    private void visit(Visit visit) {
        text.append("  ");
        Duration since = Duration.between(start, visit.entered());
        if (!since.isZero()) {
            text.append('+').append(duration(since)).append(' ');
        }
        text.append(visit.state());
        visit.indices().forEach(index -> text.append('[').append(index).append(']'));
        text.append(" (").append(visit.type().text()).append(") ").append(Values.brief(visit.input()));
        for (Attempt attempt : visit.attempts()) {
            text.append("\n      ").append(attempt.resource()).append(' ').append(Values.brief(attempt.arguments()));
            attempt.result().ifPresent(result -> text.append(" = ").append(Values.brief(result)));
            failure(attempt.error(), attempt.cause());
        }
        if (visit.attempts().isEmpty()) {
            failure(visit.error(), visit.cause());
        }
        visit.output().ifPresent(output -> text.append(visit.attempts().isEmpty() ? " → " : "\n      → ")
                .append(Values.brief(output)));
        if (visit.caught()) {
            text.append(" caught");
        }
        text.append('\n');
    }

    private void failure(Optional<String> error, Optional<String> cause) {
        if (error.isPresent() || cause.isPresent()) {
            text.append(" ✗ ").append(error.orElse("(no error name)"));
            cause.ifPresent(why -> text.append(": ").append(brief(why)));
        }
    }

    private static String brief(String cause) {
        return cause.length() <= 200 ? cause : cause.substring(0, 200) + "…";
    }

    /** PT8760H is hard to read. */
    private static String duration(Duration duration) {
        long days = duration.toDays();
        Duration rest = duration.minusDays(days);
        String time = rest.isZero() && days > 0 ? "" : rest.toString().substring(2).toLowerCase(Locale.ROOT);
        return days == 0 ? time : days + "d" + time;
    }
}
