package dev.pawl.store.jooq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.search.query.Condition;
import dev.pawl.search.query.Pattern;
import dev.pawl.search.query.Query;
import dev.pawl.search.query.Scalars;
import dev.pawl.store.ExecutionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Whether an execution is meant, told from its row and its JSON alone, without an index. */
record BruteForce(Instant now) {
    boolean means(Query query, ExecutionRecord execution) {
        return query.conditions().stream().allMatch(condition -> means(condition, execution));
    }

    private boolean means(Condition condition, ExecutionRecord e) {
        return switch (condition) {
            case Condition.Not not -> !means(not.condition(), e);
            case Condition.Status status -> status.any().contains(e.status());
            case Condition.ErrorName error -> any(error.any(), e.failure().error());
            case Condition.Name name -> any(name.any(), Optional.of(e.info().name()));
            case Condition.Machine machine -> any(machine.any(), Optional.of("Order"));
            case Condition.Tag tag -> tag.key().equals("team") && tag.value().equals(Optional.of("billing"));
            case Condition.Redrives redrives -> e.redriveCount() >= redrives.atLeast();
            case Condition.Took took -> Duration.between(e.info().startedAt(), e.stoppedAt().orElse(now))
                    .compareTo(took.lessThan().orElseThrow()) < 0;
            case Condition.Text text -> words(e).contains(text.folded());
            case Condition.Data data -> values(e, data.path()).stream()
                    .anyMatch(value -> data.any().stream().anyMatch(interval -> interval.contains(value)));
            case Condition other -> throw new AssertionError("Not made up: " + other);
        };
    }

    private static boolean any(List<Pattern> patterns, Optional<String> text) {
        return text.isPresent() && patterns.stream().anyMatch(pattern -> pattern.matches(text.get()));
    }

    private static String words(ExecutionRecord e) {
        List<String> words = new ArrayList<>(List.of(e.info().name()));
        e.failure().error().ifPresent(words::add);
        e.failure().cause().ifPresent(words::add);
        texts(e.info().input().value(), words);
        e.output().ifPresent(output -> texts(output.value(), words));
        return String.join("\n", words).toLowerCase(Locale.ROOT);
    }

    private static void texts(JsonNode node, List<String> words) {
        if (node.isContainerNode()) {
            node.forEach(child -> texts(child, words));
        } else if (!node.isNull()) {
            words.add(node.asText());
        }
    }

    private static List<String> values(ExecutionRecord e, String path) {
        boolean input = path.startsWith("input");
        List<JsonNode> at = List.of();
        if (input || e.output().isPresent()) {
            at = List.of(input ? e.info().input().value() : e.output().orElseThrow().value());
        }
        for (String segment : path.substring(input ? 5 : 6).split("(?=\\.|\\[)", -1)) {
            if (!segment.isEmpty()) {
                at = at.stream().flatMap(node -> step(node, segment)).toList();
            }
        }
        return at.stream().filter(JsonNode::isValueNode).flatMap(node -> scalar(node).stream()).toList();
    }

    private static Stream<JsonNode> step(JsonNode node, String segment) {
        if (segment.equals("[]")) {
            return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.empty();
        }
        return Stream.ofNullable(node.isObject() ? node.get(name(segment)) : null);
    }

    private static String name(String segment) {
        return segment.startsWith("[") ? segment.substring(2, segment.length() - 2) : segment.substring(1);
    }

    private static Optional<String> scalar(JsonNode node) {
        if (node.isTextual()) {
            return Optional.of(Scalars.of(node.textValue()));
        }
        if (node.isBoolean()) {
            return Optional.of(Scalars.of(node.booleanValue()));
        }
        return node.isNull() ? Optional.of(Scalars.NULL) : Scalars.number(node.asText());
    }
}
