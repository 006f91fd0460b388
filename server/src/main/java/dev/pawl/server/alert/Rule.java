package dev.pawl.server.alert;

import dev.pawl.config.ConfigurationValue;
import dev.pawl.interpreter.model.ExecutionStatus;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * When somebody is told.
 *
 * @param machines
 *            names, or beginnings of names that end in a star
 * @param tags
 *            that machines must have
 * @param on
 *            ends of executions that count
 * @param percent
 *            only once so many of those that ended in the window count
 * @param longerThan
 *            executions that took longer count as well, however they ended
 * @param server
 *            whether it is about the server itself instead
 * @param every
 *            one alert in such a time at most; what happens meanwhile is counted
 */
record Rule(String name, List<String> machines, Map<String, String> tags, Set<ExecutionStatus> on,
        Optional<Integer> percent, Duration window, Optional<Duration> longerThan, boolean server, List<String> to,
        Duration every) {
    private static final Set<String> MEMBERS = Set.of("machines", "tags", "on", "failurePercent", "window",
            "longerThan", "server", "to", "every");
    private static final int ALL = 100;

    static Rule read(String name, ConfigurationValue value) {
        value.requireOnly(MEMBERS);
        Map<String, String> tags = new TreeMap<>();
        value.find("tags").map(ConfigurationValue::members).orElse(Map.of())
                .forEach((key, tag) -> tags.put(key, tag.text()));
        Set<ExecutionStatus> on = EnumSet.noneOf(ExecutionStatus.class);
        value.find("on").map(ConfigurationValue::items).orElse(List.of()).forEach(
                word -> on.add(ExecutionStatus.valueOf(word.oneOf(Set.of("FAILED", "TIMED_OUT", "ABORTED")))));
        if (value.find("on").isEmpty()) {
            on.addAll(Set.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT));
        }
        List<String> to = value.get("to").texts();
        if (to.isEmpty()) {
            throw value.get("to").wrong("at least one receiver, such as email:ops@example.com", "there is none");
        }
        return new Rule(name, value.find("machines").map(ConfigurationValue::texts).orElse(List.of("*")), tags, on,
                value.find("failurePercent").map(percent -> percent.number(1, ALL)),
                value.find("window").map(ConfigurationValue::duration).orElse(Duration.ofMinutes(15)),
                value.find("longerThan").map(ConfigurationValue::duration),
                value.find("server").map(ConfigurationValue::flag).orElse(false), to,
                value.find("every").map(ConfigurationValue::duration).orElse(Duration.ofMinutes(15)));
    }

    /** Whether it is about executions of a machine of that name; tags are asked for only then. */
    boolean names(String machine) {
        return !server && machines.stream().anyMatch(pattern -> pattern.endsWith("*")
                ? machine.startsWith(pattern.substring(0, pattern.length() - 1))
                : machine.equals(pattern));
    }

    /** Whether an end counts. */
    boolean counts(Ended end) {
        return on.contains(end.status()) || longerThan.filter(limit -> end.took().compareTo(limit) > 0).isPresent();
    }
}
