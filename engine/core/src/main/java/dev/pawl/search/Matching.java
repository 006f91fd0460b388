package dev.pawl.search;

import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.search.query.Condition;
import dev.pawl.search.query.Pattern;
import dev.pawl.search.query.Query;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.SearchIndex.Document;
import dev.pawl.store.SearchIndex.Found;
import dev.pawl.store.SearchIndex.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a query means: whether an execution, with its row and its document, is looked for.
 *
 * @param tagged
 *            ARNs of the machines that have each of the query's tags
 * @param controlled
 *            what is held, and who waits
 */
record Matching(Query query, Map<Condition.Tag, Set<String>> tagged, Instant now, Controlled controlled) {
    boolean holds(Found found) {
        return query.conditions().stream().allMatch(condition -> holds(condition, found));
    }

    private boolean holds(Condition condition, Found found) {
        ExecutionRecord execution = found.execution();
        return switch (condition) {
            case Condition.Not not -> !holds(not.condition(), found);
            case Condition.Status status -> status.any().contains(execution.status());
            case Condition.Machine machine -> machine.any().stream().anyMatch(p -> machine(p, execution.info()));
            case Condition.Name name -> any(name.any(), Optional.of(execution.info().name()));
            case Condition.Arn arn -> arn.arn().equals(execution.info().arn());
            case Condition.ErrorName error -> any(error.any(), execution.failure().error());
            case Condition.Cause cause -> execution.failure().cause().map(Documents::fold)
                    .filter(text -> text.contains(cause.folded())).isPresent();
            case Condition.Version version ->
                any(version.any(), execution.info().stateMachineVersionArn().map(Matching::last));
            case Condition.Alias alias -> any(alias.any(), execution.info().stateMachineAliasArn().map(Matching::last));
            case Condition.Parent parent -> any(parent.any(), execution.parentArn().map(Matching::execution));
            case Condition.Tag tag -> tagged.getOrDefault(tag, Set.of()).contains(execution.info().stateMachineArn());
            case Condition.Started started -> started.when().contains(execution.info().startedAt());
            case Condition.Stopped stopped -> execution.stoppedAt().filter(stopped.when()::contains).isPresent();
            case Condition.Took took -> took(took, execution);
            case Condition.Redrives redrives -> redrives.atLeast() <= execution.redriveCount()
                    && execution.redriveCount() <= redrives.atMost();
            case Condition.Is is -> controlled.is(is.what(), execution);
            case Condition.Data data -> found.document().filter(document -> data(data, document)).isPresent();
            case Condition.Text text ->
                found.document().filter(document -> document.words().contains(text.folded())).isPresent();
        };
    }

    private static boolean any(List<Pattern> patterns, Optional<String> text) {
        return text.isPresent() && patterns.stream().anyMatch(pattern -> pattern.matches(text.get()));
    }

    /** A pattern is of a name, perhaps with a version or an alias behind it, or of a whole ARN. */
    static boolean machine(Pattern pattern, ExecutionInfo info) {
        String arn = info.stateMachineArn();
        boolean whole = pattern.text().startsWith("arn:");
        return pattern.matches(whole ? arn : last(arn))
                || qualified(pattern, whole, info.stateMachineVersionArn())
                || qualified(pattern, whole, info.stateMachineAliasArn());
    }

    private static boolean qualified(Pattern pattern, boolean whole, Optional<String> starter) {
        return starter.filter(arn -> pattern.text().contains(":") && pattern.matches(whole ? arn : lastTwo(arn)))
                .isPresent();
    }

    private static String last(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static String lastTwo(String arn) {
        return arn.substring(arn.lastIndexOf(':', arn.lastIndexOf(':') - 1) + 1);
    }

    /** What is kept of a parent also says which of its events started the child. */
    private static String execution(String parent) {
        int event = parent.indexOf('#');
        return event < 0 ? parent : parent.substring(0, event);
    }

    private boolean took(Condition.Took took, ExecutionRecord execution) {
        Duration length = Duration.between(execution.info().startedAt(), execution.stoppedAt().orElse(now));
        return took.atLeast().map(least -> length.compareTo(least) >= 0).orElse(true)
                && took.lessThan().map(most -> length.compareTo(most) < 0).orElse(true);
    }

    private static boolean data(Condition.Data data, Document document) {
        return document.values().stream()
                .anyMatch(value -> value.path().equals(data.path()) && any(data.any(), value.value()));
    }

    private static boolean any(List<Interval> intervals, String value) {
        return intervals.stream().anyMatch(interval -> interval.contains(value));
    }
}
