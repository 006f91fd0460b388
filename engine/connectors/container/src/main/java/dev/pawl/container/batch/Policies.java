package dev.pawl.container.batch;

import dev.pawl.config.ConfigurationValue;
import dev.pawl.container.batch.job.RetryStrategy;
import dev.pawl.container.batch.job.RetryStrategy.ExitRule;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Reads how often and how long jobs are tried; in a definition and in a submission alike. */
final class Policies {
    private static final int MOST_ATTEMPTS = 10;
    private static final int MOST_RULES = 5;

    private Policies() {}

    static RetryStrategy retry(ConfigurationValue value) {
        value.requireOnly(Set.of("attempts", "evaluateOnExit"));
        List<ExitRule> rules = new ArrayList<>();
        List<ConfigurationValue> items = value.find("evaluateOnExit").map(ConfigurationValue::items).orElse(List.of());
        if (items.size() > MOST_RULES) {
            throw value.get("evaluateOnExit").wrong("at most " + MOST_RULES + " rules", "there are " + items.size());
        }
        for (ConfigurationValue rule : items) {
            rule.requireOnly(Set.of("onStatusReason", "onReason", "onExitCode", "action"));
            rules.add(new ExitRule(rule.optionalText("onStatusReason"), rule.optionalText("onReason"),
                    rule.optionalText("onExitCode"),
                    rule.get("action").oneOf(Set.of("RETRY", "EXIT", "retry", "exit", "Retry", "Exit"))));
        }
        return new RetryStrategy(value.find("attempts").map(number -> number.number(1, MOST_ATTEMPTS)).orElse(1),
                List.copyOf(rules));
    }

    /** AWS lets nobody have less than a minute; here a second will do. */
    static OptionalInt timeout(ConfigurationValue value) {
        value.requireOnly(Set.of("attemptDurationSeconds"));
        return OptionalInt.of(value.get("attemptDurationSeconds").number(1, Integer.MAX_VALUE));
    }
}
