package dev.pawl.schedule.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.json.Payload;
import dev.pawl.schedule.expression.ExpressionException;
import dev.pawl.schedule.expression.ExpressionParser;
import dev.pawl.schedule.model.CatchUp.Mode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Definitions as JSON: what stands in {@code schedules} of the configuration, in requests and in the store.
 */
public final class DefinitionJson {
    private static final Set<String> MEMBERS = Set.of("expression", "timeZone", "startDate", "endDate",
            "flexibleWindow", "machine", "input", "overlap", "catchUp", "retry", "enabled");
    private static final int LONGEST_INPUT_BYTES = 262_144;
    private static final int MOST_ATTEMPTS = 1000;
    /** Longer ones mean nothing, and times that are reckoned with them leave what clocks and stores can hold. */
    private static final Duration LONGEST = Duration.ofDays(3_660);
    private static final int LAST_YEAR = 9_999;

    private DefinitionJson() {}

    /**
     * Reads a definition.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if it is not as it should be; with the place
     */
    public static ScheduleDefinition read(ConfigurationValue value) {
        value.requireOnly(MEMBERS);
        return new ScheduleDefinition(timing(value), value.text("machine"), input(value),
                value.find("overlap").map(v -> one(v, Overlap.class)).orElse(Overlap.SKIP),
                value.find("catchUp").map(DefinitionJson::catchUp).orElse(CatchUp.STANDARD),
                value.find("retry").map(DefinitionJson::retry).orElse(Retry.STANDARD),
                value.find("enabled").map(ConfigurationValue::flag).orElse(true));
    }

    /** Writes a definition so that it reads the same. */
    public static ObjectNode write(ScheduleDefinition definition) {
        Timing timing = definition.timing();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("expression", timing.text());
        json.put("timeZone", timing.zone().getId());
        timing.start().ifPresent(start -> json.put("startDate", start.toString()));
        timing.end().ifPresent(end -> json.put("endDate", end.toString()));
        if (!timing.window().isZero()) {
            json.put("flexibleWindow", timing.window().toString());
        }
        json.put("machine", definition.machine());
        json.set("input", definition.input().value());
        json.put("overlap", definition.overlap().name());
        json.putObject("catchUp").put("mode", definition.catchUp().mode().name()).put("window",
                definition.catchUp().window().toString());
        json.putObject("retry").put("maximumAttempts", definition.retry().maximumAttempts()).put("maximumAge",
                definition.retry().maximumAge().toString());
        json.put("enabled", definition.enabled());
        return json;
    }

    private static Timing timing(ConfigurationValue value) {
        ConfigurationValue expression = value.get("expression");
        Optional<ConfigurationValue> zone = value.find("timeZone");
        ZoneId where = zone.map(z -> reading(z, () -> ExpressionParser.zone(z.text()))).orElse(ZoneId.of("UTC"));
        Timing timing = new Timing(expression.text(),
                reading(expression, () -> ExpressionParser.parse(expression.text())), where,
                value.find("startDate").map(v -> moment(v, where)), value.find("endDate").map(v -> moment(v, where)),
                value.find("flexibleWindow").map(DefinitionJson::duration).orElse(Duration.ZERO));
        if (timing.start().isPresent() && timing.end().isPresent()
                && timing.end().get().isBefore(timing.start().get())) {
            throw value.get("endDate").wrong("a date after the startDate");
        }
        return timing;
    }

    private interface Reading<T> {
        T read();
    }

    /** What an expression's reader complains about, with the place in the document. */
    private static <T> T reading(ConfigurationValue value, Reading<T> reading) {
        try {
            return reading.read();
        } catch (ExpressionException e) {
            String message = String.valueOf(e.getMessage());
            int but = message.lastIndexOf(", but ");
            throw but < 0
                    ? value.wrong("another text", message)
                    : value.wrong(message.substring("Expected ".length(), but),
                            message.substring(but + ", but ".length()));
        }
    }

    private static Duration duration(ConfigurationValue value) {
        Duration duration = value.duration();
        if (duration.compareTo(LONGEST) > 0) {
            throw value.wrong("a duration of at most " + LONGEST.toDays() + " days", "it is longer");
        }
        return duration;
    }

    private static Instant moment(ConfigurationValue value, ZoneId zone) {
        OffsetDateTime moment = read(value, zone);
        if (moment.getYear() < 0 || moment.getYear() > LAST_YEAR) {
            throw value.wrong("a date in the years 0 to " + LAST_YEAR, "it is in the year " + moment.getYear());
        }
        return moment.toInstant();
    }

    private static OffsetDateTime read(ConfigurationValue value, ZoneId zone) {
        String text = value.text();
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            try {
                return LocalDateTime.parse(text).atZone(zone).toOffsetDateTime();
            } catch (DateTimeException again) {
                throw value.wrong("a date and time such as 2027-01-01T10:00:00Z");
            }
        }
    }

    private static Payload input(ConfigurationValue value) {
        Payload input = value.json().has("input") ? Payload.of(value.json().get("input")) : Payload.EMPTY_OBJECT;
        if (input.sizeBytes() > LONGEST_INPUT_BYTES) {
            throw value.wrong("an input of at most " + LONGEST_INPUT_BYTES + " bytes",
                    "it has " + input.sizeBytes());
        }
        return input;
    }

    private static CatchUp catchUp(ConfigurationValue value) {
        value.requireOnly(Set.of("mode", "window"));
        return new CatchUp(value.find("mode").map(v -> one(v, Mode.class)).orElse(CatchUp.STANDARD.mode()),
                value.find("window").map(DefinitionJson::duration).orElse(CatchUp.STANDARD.window()));
    }

    private static Retry retry(ConfigurationValue value) {
        value.requireOnly(Set.of("maximumAttempts", "maximumAge"));
        return new Retry(
                value.find("maximumAttempts").map(v -> v.number(1, MOST_ATTEMPTS))
                        .orElse(Retry.STANDARD.maximumAttempts()),
                value.find("maximumAge").map(DefinitionJson::duration).orElse(Retry.STANDARD.maximumAge()));
    }

    private static <E extends Enum<E>> E one(ConfigurationValue value, Class<E> type) {
        Set<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return Enum.valueOf(type, value.oneOf(names));
    }
}
