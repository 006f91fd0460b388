package dev.pawl.retention;

import dev.pawl.config.ConfigurationValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the section {@code retention} says.
 *
 * @param rules
 *            policies; those that are stored come before them
 * @param grace
 *            what ended more recently stays in any case: others may still be reading it
 * @param interval
 *            how often is looked for what may go
 * @param share
 *            of the writer's time that removing may take
 * @param express
 *            how much is kept of what Express executions log
 */
public record RetentionSettings(Rules rules, Duration grace, Duration interval, double share, Express express) {
    /** Everything is kept. */
    public static final RetentionSettings STANDARD = new RetentionSettings(Rules.KEEP_ALL, Duration.ofMinutes(1),
            Duration.ofSeconds(10), 0.3, new Express(Duration.ofDays(14), 1_000_000));

    private static final Set<String> OWN = Set.of("machines", "maxSize", "grace", "interval", "share", "express");
    private static final Duration SHORTEST = Duration.ofMillis(10);

    /** How much is kept of what Express executions log. */
    public record Express(Duration maxAge, long maxEvents) {}

    /**
     * Reads the section.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if something in it cannot be used, with the place
     */
    public static RetentionSettings read(Optional<ConfigurationValue> section) {
        if (section.isEmpty()) {
            return STANDARD;
        }
        Set<String> known = new TreeSet<>(OWN);
        known.addAll(Policy.MEMBERS);
        ConfigurationValue value = section.get().requireOnly(known);
        Map<String, Policy> machines = new LinkedHashMap<>();
        value.find("machines").map(ConfigurationValue::members).orElse(Map.of())
                .forEach((name, one) -> machines.put(name, Policy.read(one.requireOnly(Policy.MEMBERS))));
        return new RetentionSettings(
                new Rules(Policy.read(value), machines, value.find("maxSize").map(ByteSize::read)),
                positive(value, "grace", STANDARD.grace), positive(value, "interval", STANDARD.interval),
                value.find("share").map(RetentionSettings::share).orElse(STANDARD.share),
                value.find("express").map(RetentionSettings::express).orElse(STANDARD.express));
    }

    private static Duration positive(ConfigurationValue value, String name, Duration otherwise) {
        return value.find(name).map(one -> {
            Duration duration = one.duration();
            if (duration.compareTo(SHORTEST) < 0) {
                throw one.wrong("a duration that is longer");
            }
            return duration;
        }).orElse(otherwise);
    }

    private static double share(ConfigurationValue value) {
        double share = value.json().asDouble(0);
        if (share < 0.01 || share > 1) {
            throw value.wrong("a number from 0.01 to 1");
        }
        return share;
    }

    private static Express express(ConfigurationValue value) {
        value.requireOnly(Set.of("maxAge", "maxEvents"));
        return new Express(value.find("maxAge").map(ConfigurationValue::duration).orElse(STANDARD.express.maxAge()),
                value.find("maxEvents").map(v -> (long) v.number(1, Integer.MAX_VALUE))
                        .orElse(STANDARD.express.maxEvents()));
    }
}
