package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A policy of retention for people. */
final class PolicyWords {
    private static final Map<String, String> ENDS = Map.of("succeeded", "succeeded", "failed", "failed", "timedOut",
            "timed out", "aborted", "aborted");
    private static final int HOURS_OF_DAY = 24;

    private PolicyWords() {}

    /**
     * What a policy says.
     *
     * @param all
     *            the policy for all, from which what is left out follows
     */
    static String of(JsonNode policy, JsonNode all) {
        List<String> words = new ArrayList<>();
        if (policy.has("maxAge")) {
            words.add("kept " + time(policy.path("maxAge").asText()));
        }
        ENDS.keySet().stream().sorted().filter(policy.path("keep")::has)
                .forEach(end -> words.add(ENDS.get(end) + " kept " + time(policy.path("keep").path(end).asText())));
        if (policy.has("maxCount")) {
            words.add("at most " + policy.path("maxCount").asLong() + " of each machine");
        }
        if (words.isEmpty()) {
            words.add(policy.equals(all) ? "everything is kept" : "kept as all");
        }
        boolean archived = policy.path("archive").asBoolean(all.path("archive").asBoolean());
        words.add((archived ? "archived first" : "not archived")
                + (policy.has("archive") || policy.equals(all) ? "" : " (as all)"));
        return String.join(", ", words);
    }

    private static String time(String text) {
        try {
            Duration time = Duration.parse(text);
            long hours = time.toHours();
            if (!time.equals(Duration.ofHours(hours)) || hours == 0) {
                return text;
            }
            return hours % HOURS_OF_DAY == 0 ? count(hours / HOURS_OF_DAY, "day") : count(hours, "hour");
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
