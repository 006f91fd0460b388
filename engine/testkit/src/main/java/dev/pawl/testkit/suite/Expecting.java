package dev.pawl.testkit.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.testkit.Played;
import dev.pawl.testkit.Visit;
import dev.pawl.testkit.compare.Difference;
import dev.pawl.testkit.compare.Likeness;
import dev.pawl.testkit.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what happened against what was expected. */
final class Expecting {
    private final Played played;
    private final List<String> failures = new ArrayList<>();

    private Expecting(Played played) {
        this.played = played;
    }

    /** What is not as expected, in sentences. */
    static List<String> failures(Expectation expected, Played played) {
        Expecting expecting = new Expecting(played);
        expecting.all(expected);
        return expecting.failures;
    }

    private void all(Expectation expected) {
        if (played.status() == ExecutionStatus.RUNNING) {
            failures.add("Expected an end, but the execution waits: " + String.join("; ", played.waitingFor()));
        }
        expected.status().ifPresent(status -> same("the status", status.name(), played.status().name() + why()));
        expected.error().ifPresent(error -> same("the error", error, played.error().orElse("none")));
        expected.cause().ifPresent(cause -> same("the cause", cause, played.cause().orElse("none")));
        expected.output().ifPresent(this::output);
        expected.path().ifPresent(this::path);
        List<String> path = played.path();
        expected.entered().stream().filter(state -> !path.contains(state))
                .forEach(state -> failures.add("Expected the state " + state + " to be entered, but it was not"));
        expected.notEntered().stream().filter(path::contains)
                .forEach(state -> failures.add("Expected the state " + state + " not to be entered, but it was"));
        variables(expected.variables());
        expected.maxDuration().filter(most -> played.duration().compareTo(most) > 0)
                .ifPresent(most -> failures.add("Expected at most " + most + ", but it took " + played.duration()));
    }

    private String why() {
        return played.error().map(error -> " with " + error).orElse("")
                + played.cause().map(cause -> ": " + cause).orElse("");
    }

    private void same(String what, String expected, String actual) {
        String word = what.equals("the status") ? actual.split(" ", 2)[0] : actual;
        if (!word.equals(expected)) {
            failures.add("Expected " + what + " " + expected + ", but got " + actual);
        }
    }

    private void output(Expectation.Output expected) {
        if (played.output().isEmpty()) {
            failures.add("Expected an output, but it ended " + played.status() + why());
            return;
        }
        Likeness likeness = expected.partial() ? Likeness.PARTIAL : Likeness.EXACT;
        List<Difference> differences = likeness.differences(expected.value(), played.output().get());
        if (!differences.isEmpty()) {
            failures.add("Expected another output:" + lines(differences));
        }
    }

    private void variables(Map<String, JsonNode> expected) {
        Map<String, JsonNode> actual = new LinkedHashMap<>();
        played.visits().stream().filter(visit -> visit.indices().isEmpty()).map(Visit::assigned)
                .forEach(actual::putAll);
        expected.forEach((name, value) -> {
            if (!actual.containsKey(name)) {
                failures.add("Expected the variable " + name + ", but there is none");
                return;
            }
            List<Difference> differences = Likeness.EXACT.differences(value, actual.get(name));
            if (!differences.isEmpty()) {
                failures.add("Expected another value of the variable " + name + ":" + lines(differences));
            }
        });
    }

    private static String lines(List<Difference> differences) {
        StringBuilder text = new StringBuilder();
        for (Difference difference : differences) {
            text.append("\n  ").append(difference.place());
            text.append("\n    - ").append(Difference.text(difference.expected()));
            text.append("\n    + ").append(Difference.text(difference.actual()));
        }
        return text.toString();
    }

    private void path(List<String> expected) {
        List<String> actual = Trace.of(played.events()).path().stream().map(visit -> visit.state()).toList();
        if (actual.equals(expected)) {
            return;
        }
        int at = 0;
        while (at < Math.min(expected.size(), actual.size()) && expected.get(at).equals(actual.get(at))) {
            at++;
        }
        failures.add("Expected the path " + String.join(" → ", expected) + ",\n  but it was   "
                + String.join(" → ", actual) + "\n  (number " + (at + 1) + ": "
                + name(expected, at).orElse("the end") + " expected, " + name(actual, at).orElse("the end") + ")");
    }

    private static Optional<String> name(List<String> path, int at) {
        return at < path.size() ? Optional.of(path.get(at)) : Optional.empty();
    }
}
