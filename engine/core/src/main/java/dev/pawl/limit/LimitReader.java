package dev.pawl.limit;

import dev.pawl.config.ConfigurationException;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.expr.ExpressionSyntaxException;
import dev.pawl.expr.jsonata.JsonataExpression;
import dev.pawl.json.Payload;
import dev.pawl.limit.Limit.Applies;
import dev.pawl.limit.Limit.Rate;
import dev.pawl.limit.Limit.Waiting;
import dev.pawl.store.Claims.WhenFull;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a limit from a configuration or a request. */
final class LimitReader {
    private static final String MACHINES = "machines";
    private static final String TAGS = "tags";
    private static final String RESOURCES = "resources";
    private static final String KEY = "key";
    private static final String CONCURRENCY = "concurrency";
    private static final String RATE = "rate";
    private static final String WHEN_FULL = "whenFull";
    private static final String MAX_WAITING = "maxWaiting";
    private static final String PRIORITY = "priority";
    private static final String BURST = "burst";
    private static final Set<String> KNOWN = Set.of(MACHINES, TAGS, RESOURCES, KEY, CONCURRENCY, RATE, WHEN_FULL,
            MAX_WAITING, PRIORITY);
    private static final Set<String> WHENS = Set.of("queue", "refuse", "replace", "coalesce");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,80}");
    private static final int USUAL_WAITING = 10_000;
    private static final int MOST = 1_000_000;
    private static final int MOST_PATTERNS = 100;
    private static final int LONGEST_PATTERN = 512;
    private static final Duration LONGEST = Duration.ofDays(31);

    private final ConfigurationValue value;

    LimitReader(ConfigurationValue value) {
        this.value = value;
    }

    Limit limit(String name) {
        if (!NAME.matcher(name).matches()) {
            throw value.wrong("a name of up to 80 letters, digits, dots, dashes and underscores", "it is another text");
        }
        value.requireOnly(KNOWN);
        Applies applies = applies();
        Optional<Rate> rate = value.find(RATE).map(LimitReader::rate);
        Optional<ConfigurationValue> places = value.find(CONCURRENCY);
        if (places.isEmpty() && rate.isEmpty()) {
            throw value.wrong("concurrency or rate", "there is neither");
        }
        int concurrency = places.map(number -> number.number(1, MOST)).orElse(Integer.MAX_VALUE);
        return new Limit(name, applies, expression(KEY, applies), concurrency, rate,
                waiting(applies, concurrency), Payload.of(value.json()));
    }

    private Applies applies() {
        List<Wildcard> machines = patterns(MACHINES);
        List<Wildcard> resources = patterns(RESOURCES);
        Map<String, String> tags = new LinkedHashMap<>();
        value.find(TAGS).ifPresent(all -> all.members().forEach((key, text) -> tags.put(key, text.text())));
        boolean executions = !machines.isEmpty() || !tags.isEmpty();
        if (executions != resources.isEmpty()) {
            throw value.wrong("either machines or tags, or resources",
                    executions ? "there are both" : "there is nothing");
        }
        return new Applies(machines, Map.copyOf(tags), resources);
    }

    private List<Wildcard> patterns(String member) {
        List<ConfigurationValue> items = value.find(member).map(ConfigurationValue::items).orElse(List.of());
        if (items.size() > MOST_PATTERNS) {
            throw value.wrong("at most " + MOST_PATTERNS + " " + member, "there are " + items.size());
        }
        return items.stream().map(item -> {
            if (item.text().length() > LONGEST_PATTERN) {
                throw item.wrong("a text of at most " + LONGEST_PATTERN + " characters", "it is longer");
            }
            return new Wildcard(item.text());
        }).toList();
    }

    private static Rate rate(ConfigurationValue rate) {
        rate.requireOnly(Set.of("count", "per", BURST));
        int count = rate.get("count").number(1, MOST);
        Duration per = rate.get("per").duration();
        if (per.compareTo(LONGEST) > 0) {
            throw rate.get("per").wrong("at most " + LONGEST.toDays() + " days", "it is longer");
        }
        if (per.toMillis() < count) {
            throw rate.wrong("at most one a millisecond", "there are more");
        }
        return new Rate(count, per, rate.find(BURST).map(number -> number.number(1, MOST)).orElse(1));
    }

    private Waiting waiting(Applies applies, int concurrency) {
        Optional<ConfigurationValue> given = value.find(WHEN_FULL);
        WhenFull when = given.map(text -> WhenFull.valueOf(text.oneOf(WHENS).toUpperCase(Locale.ROOT)))
                .orElse(WhenFull.QUEUE);
        given.ifPresent(text -> requireSense(text, when, applies, concurrency));
        int most = value.find(MAX_WAITING).map(number -> number.number(0, MOST)).orElse(USUAL_WAITING);
        return new Waiting(when, most, expression(PRIORITY, applies));
    }

    private static void requireSense(ConfigurationValue given, WhenFull when, Applies applies, int concurrency) {
        if (when != WhenFull.QUEUE && !applies.toExecutions()) {
            throw given.wrong("queue for resources", "it is another");
        }
        if ((when == WhenFull.REPLACE || when == WhenFull.COALESCE) && concurrency != 1) {
            throw given.wrong("a concurrency of 1 with " + given.text(), "it is another");
        }
        if (when == WhenFull.REFUSE && concurrency == Integer.MAX_VALUE) {
            throw given.wrong("a concurrency with refuse", "there is none");
        }
    }

    private Optional<JsonataExpression> expression(String member, Applies applies) {
        Optional<ConfigurationValue> found = value.find(member);
        if (found.isPresent() && !applies.toExecutions()) {
            throw found.get().wrong("no " + member + " for resources", "there is one");
        }
        return found.map(LimitReader::expression);
    }

    private static JsonataExpression expression(ConfigurationValue member) {
        String text = member.text();
        if (!text.startsWith("{%") || !text.endsWith("%}") || text.length() < 4) {
            throw member.wrong("JSONata between {% and %}", "it is another text");
        }
        try {
            return JsonataExpression.parse(text.substring(2, text.length() - 2));
        } catch (ExpressionSyntaxException e) {
            throw new ConfigurationException(member.wrong("JSONata", "it is none").getMessage() + ": "
                    + e.getMessage());
        }
    }
}
