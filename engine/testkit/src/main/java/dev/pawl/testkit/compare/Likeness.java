package dev.pawl.testkit.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * When two values count as the same.
 *
 * @param partial
 *            whether objects may have members that are not expected
 * @param madeAnew
 *            whether UUIDs, and times that lie close together, stand for one another: each run makes its own.
 *            JSON
 *            inside texts is compared as JSON then
 * @param madeUp
 *            texts of this run that stand for whatever the other run had in their place, such as ARNs
 */
public record Likeness(boolean partial, boolean madeAnew, List<String> madeUp) {
    /** Everything must be the same. */
    public static final Likeness EXACT = new Likeness(false, false, List.of());
    /** All that is expected must be there; objects may have more. */
    public static final Likeness PARTIAL = new Likeness(true, false, List.of());

    private static final Pattern UUID = Pattern
            .compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Duration CLOSE = Duration.ofSeconds(5);

    /** Longest first, so that a name inside an ARN does not hide the ARN. */
    public Likeness {
        madeUp = madeUp.stream().sorted((a, b) -> b.length() - a.length()).toList();
    }

    /** As two runs of one execution are compared. */
    public static Likeness ofRuns(Collection<String> madeUp) {
        return new Likeness(false, true, List.copyOf(madeUp));
    }

    /** Where they differ, in the order of what was expected; empty if they count as the same. */
    public List<Difference> differences(JsonNode expected, JsonNode actual) {
        List<Difference> found = new ArrayList<>();
        compare("$", expected, actual, found);
        return found;
    }

    /** Whether they count as the same. */
    public boolean same(JsonNode expected, JsonNode actual) {
        return differences(expected, actual).isEmpty();
    }

    private void compare(String place, JsonNode expected, JsonNode actual, List<Difference> found) {
        if (expected.isObject() && actual.isObject()) {
            members(place, expected, actual, found);
        } else if (expected.isArray() && actual.isArray()) {
            elements(place, expected, actual, found);
        } else if (!equal(expected, actual)) {
            found.add(new Difference(place, Optional.of(expected), Optional.of(actual)));
        }
    }

    private void members(String place, JsonNode expected, JsonNode actual, List<Difference> found) {
        Set<String> names = new LinkedHashSet<>();
        expected.fieldNames().forEachRemaining(names::add);
        if (!partial) {
            actual.fieldNames().forEachRemaining(names::add);
        }
        for (String name : names) {
            String at = place + (name.matches("[A-Za-z_][A-Za-z0-9_]*") ? "." + name : "['" + name + "']");
            both(at, Optional.ofNullable(expected.get(name)), Optional.ofNullable(actual.get(name)), found);
        }
    }

    private void elements(String place, JsonNode expected, JsonNode actual, List<Difference> found) {
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            both(place + "[" + i + "]", Optional.ofNullable(expected.get(i)), Optional.ofNullable(actual.get(i)),
                    found);
        }
    }

    private void both(String place, Optional<JsonNode> expected, Optional<JsonNode> actual, List<Difference> found) {
        if (expected.isPresent() && actual.isPresent()) {
            compare(place, expected.get(), actual.get(), found);
        } else {
            found.add(new Difference(place, expected, actual));
        }
    }

    private boolean equal(JsonNode expected, JsonNode actual) {
        if (expected.isNumber() && actual.isNumber()) {
            return expected.equals(actual) || expected.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        return expected.equals(actual)
                || (expected.isTextual() && actual.isTextual() && alike(expected.asText(), actual.asText()));
    }

    private boolean alike(String expected, String actual) {
        return (madeAnew && anew(expected, actual)) || standsFor(expected, actual);
    }

    private boolean anew(String expected, String actual) {
        boolean both = UUID.matcher(expected).matches() && UUID.matcher(actual).matches();
        return both || close(expected, actual) || sameJson(expected, actual);
    }

    private boolean sameJson(String expected, String actual) {
        if (!expected.startsWith("{") || !actual.startsWith("{")) {
            return false;
        }
        Optional<JsonNode> was = json(expected);
        return was.isPresent() && json(actual).filter(is -> same(was.get(), is)).isPresent();
    }

    private boolean standsFor(String expected, String actual) {
        List<String> inside = madeUp.stream().filter(actual::contains).toList();
        String pattern = Pattern.quote(actual);
        for (String text : inside) {
            pattern = pattern.replace(text, "\\E.*?\\Q");
        }
        return !inside.isEmpty() && Pattern.compile(pattern, Pattern.DOTALL).matcher(expected).matches();
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(Json.read(text));
        } catch (JsonTextException e) {
            return Optional.empty();
        }
    }

    private static boolean close(String expected, String actual) {
        try {
            return expected.length() >= 20 && Duration.between(Instant.parse(expected), Instant.parse(actual)).abs()
                    .compareTo(CLOSE) <= 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
