package dev.pawl.graph.read;

import dev.pawl.asl.Catcher;
import dev.pawl.asl.Retrier;
import java.util.List;
import java.util.Optional;

/** Words which errors are meant, and how often a state is tried again. */
final class ErrorText {
    private static final int MOST = 1_000;

    private ErrorText() {}

    /** Names of errors, the one that stands for all in words. */
    static String names(List<String> errorEquals) {
        return Cut.to(String.join(", ", errorEquals.stream().map(ErrorText::name).toList()), MOST);
    }

    private static String name(String error) {
        return error.equals("States.ALL") ? "any error" : error;
    }

    /** For the badge: the most attempts of a retrier. */
    static Optional<String> badge(List<Retrier> retriers) {
        long most = retriers.stream().mapToLong(Retrier::maxAttempts).max().orElse(0);
        return most == 0 ? Optional.empty() : Optional.of(most > 999 ? "999+" : Long.toString(most));
    }

    static String sentences(List<Retrier> retriers, List<Catcher> catchers) {
        StringBuilder text = new StringBuilder();
        for (Retrier retrier : retriers) {
            text.append(" Retries ").append(names(retrier.errorEquals())).append(" up to ")
                    .append(retrier.maxAttempts()).append(retrier.maxAttempts() == 1 ? " time" : " times")
                    .append(", first after ").append(Spans.of(retrier.intervalSeconds())).append('.');
        }
        for (Catcher catcher : catchers) {
            text.append(" Catches ").append(names(catcher.errorEquals())).append(", goes on with ")
                    .append(catcher.next()).append('.');
        }
        return text.toString();
    }
}
