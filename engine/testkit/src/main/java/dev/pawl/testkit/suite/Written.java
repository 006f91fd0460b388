package dev.pawl.testkit.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.parse.SourceMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A value in a file, which knows where it stands.
 *
 * @param place
 *            such as {@code /cases[0]/expect}
 */
record Written(JsonNode node, String place, String file, SourceMap source) {

    /** The member of that name. */
    Optional<Written> member(String name) {
        return node.has(name)
                ? Optional.of(new Written(node.get(name), place + "/" + name, file, source))
                : Optional.empty();
    }

    /** All members, in order. */
    Map<String, Written> members() {
        Map<String, Written> all = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> all.put(name, member(name).orElseThrow()));
        return all;
    }

    /** Itself, with these members and no others. */
    Written object(Set<String> known) {
        object();
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw member(name).orElseThrow()
                        .wrong("Expected one of " + String.join(", ", new TreeSet<>(known)) + ", but there is " + name);
            }
        });
        return this;
    }

    /** Itself, which must be an object. */
    Written object() {
        if (!node.isObject()) {
            throw expected("an object");
        }
        return this;
    }

    List<Written> elements() {
        if (!node.isArray()) {
            throw expected("an array");
        }
        List<Written> all = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            all.add(new Written(node.get(i), place + "[" + i + "]", file, source));
        }
        return all;
    }

    String text() {
        if (!node.isTextual()) {
            throw expected("a text");
        }
        return node.asText();
    }

    List<String> texts() {
        return elements().stream().map(Written::text).toList();
    }

    /** Seconds as a number, or a text such as PT1H30M or P3D. */
    Duration duration() {
        try {
            if (node.isNumber() && node.decimalValue().signum() >= 0) {
                return Duration.ofMillis(node.decimalValue().movePointRight(3).longValueExact());
            }
            if (node.isTextual()) {
                return Duration.parse(node.asText());
            }
        } catch (DateTimeException | ArithmeticException e) {
            // told below
        }
        throw expected("seconds, or a duration such as PT1H30M");
    }

    SuiteException expected(String what) {
        String got = node.toString();
        return wrong("Expected " + what + ", but got " + (got.length() <= 60 ? got : got.substring(0, 60) + "…"));
    }

    SuiteException wrong(String message) {
        SourceMap.Position at = source.position(place.isEmpty() ? "/" : place);
        return new SuiteException(file + ":" + at.line() + ":" + at.column() + ": " + message + " [at "
                + (place.isEmpty() ? "/" : place) + "]");
    }
}
