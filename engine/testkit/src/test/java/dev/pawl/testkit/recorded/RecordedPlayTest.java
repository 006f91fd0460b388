package dev.pawl.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MachineType;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.testkit.Played;
import dev.pawl.testkit.Stage;
import dev.pawl.testkit.value.Values;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Executions that were recorded on AWS, played on a stage whose services answer as they did there. */
class RecordedPlayTest {
    /** Stands for a UUID, or for a time. */
    private static final Pattern MADE_UP = Pattern
            .compile("[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|2026-01-01T00:00:00\\.000Z");
    private static final Pattern PLACEHOLDER = Pattern.compile("<[^<>]+>");

    /** The recording says that there was a time, not which; or it was made in another region, which it hides. */
    private static final Pattern HIDDEN = Pattern.compile("services/ecs_task_service/.*");

    @Test
    void aStageWritesTheHistoryThatAwsWrote() {
        List<RecordedCase> cases = RecordedCase.all().stream().filter(one -> !one.status().equals("RUNNING"))
                .filter(one -> !HIDDEN.matcher(one.id()).matches()).toList();
        assumeFalse(cases.isEmpty(), "the recordings are not there");

        List<String> other = cases.stream().map(RecordedPlayTest::played).filter(text -> !text.isEmpty()).toList();

        assertThat(other).isEmpty();
        assertThat(cases).hasSizeGreaterThan(360);
    }

    /** What differs; empty if nothing does. */
    private static String played(RecordedCase one) {
        try (Stage stage = Stage.open()) {
            MachineType type = MachineType.valueOf(one.whole().path("type").asText("STANDARD"));
            stage.deploy("m", one.definition(), type);
            setUp(stage, one.whole().path("setup"));
            String difference = difference(one, stage.mocks(new RecordedAnswers(one.events())).run(one.input()));
            return difference.isEmpty() ? "" : one.id() + ": " + difference;
        } catch (RuntimeException e) {
            return one.id() + ": " + e;
        }
    }

    /** What no event of the execution itself tells of: objects, and functions that items of Maps call. */
    static void setUp(Stage stage, JsonNode setup) {
        setup.path("s3").properties().forEach(bucket -> {
            stage.bucket(filled(bucket.getKey()));
            bucket.getValue().properties().forEach(
                    object -> stage.object(filled(bucket.getKey()), object.getKey(), object.getValue().asText()));
        });
        setup.path("lambda").fieldNames()
                .forEachRemaining(name -> stage.function(filled(name), JsonNode.class, input -> input));
    }

    private static String filled(String name) {
        return name.replace("${", "").replace("}", "");
    }

    private static String difference(RecordedCase one, Played played) {
        if (!played.status().name().equals(one.status())) {
            return "ended " + played.status() + " " + played.error() + played.cause();
        }
        boolean interleaved = one.definition().contains("\"Branches\"") || one.definition().contains("\"Map\"");
        List<String> types = one.events().stream().map(event -> event.path("type").asText()).toList();
        if (interleaved) {
            return types.stream().sorted().toList().equals(played.eventTypes().stream().sorted().toList())
                    ? ""
                    : "events " + played.eventTypes();
        }
        if (!types.equals(played.eventTypes())) {
            return "events " + played.eventTypes() + " instead of " + types;
        }
        for (int i = 0; i < types.size(); i++) {
            JsonNode expected = one.events().get(i);
            JsonNode actual = played.events().get(i);
            String place = differs("", expected, actual);
            if (!place.isEmpty()) {
                return place + " of event " + (i + 1) + " " + types.get(i);
            }
        }
        return "";
    }

    /** Where they differ; empty if what was recorded is there. */
    private static String differs(String place, JsonNode expected, JsonNode actual) {
        if (expected.isContainerNode() && actual.isTextual()) {
            return differs(place, expected, json(actual));
        }
        if (expected.isObject()) {
            return first(expected.properties().stream().map(member -> PLACEHOLDER.matcher(member.getValue().asText())
                    .matches()
                            ? ""
                            : differs(place + "/" + member.getKey(), member.getValue(),
                                    actual.path(member.getKey()))));
        }
        if (expected.isArray()) {
            String size = expected.size() == actual.size() ? "" : place + " has " + actual.size();
            return first(Stream.concat(IntStream.range(0, expected.size())
                    .mapToObj(i -> differs(place + "/" + i, expected.get(i), actual.path(i))), Stream.of(size)));
        }
        return same(expected, actual) ? "" : place + " " + expected + " <> " + actual;
    }

    private static String first(Stream<String> differences) {
        return differences.filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private static boolean same(JsonNode expected, JsonNode actual) {
        return (expected.isTextual() && actual.isTextual())
                ? like(expected.asText(), actual.asText())
                : Values.same(expected, actual);
    }

    private static JsonNode json(JsonNode text) {
        try {
            return Json.read(text.asText());
        } catch (JsonTextException e) {
            return text;
        }
    }

    private static boolean like(String expected, String actual) {
        if (expected.equals(actual) || MADE_UP.matcher(expected).matches()) {
            return true;
        }
        StringBuilder pattern = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(expected);
        int from = 0;
        while (matcher.find()) {
            pattern.append(Pattern.quote(expected.substring(from, matcher.start()))).append("(?s:.*)");
            from = matcher.end();
        }
        pattern.append(Pattern.quote(expected.substring(from)));
        return (from > 0 && actual.matches(pattern.toString()))
                || (expected.startsWith("{") && actual.startsWith("{")
                        && differs("", Json.read(expected), Json.read(actual)).isEmpty());
    }
}
