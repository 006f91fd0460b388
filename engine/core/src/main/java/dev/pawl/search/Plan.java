package dev.pawl.search;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.search.query.Condition;
import dev.pawl.search.query.Period;
import dev.pawl.store.SearchIndex.Source;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where executions are looked for.
 *
 * @param sources
 *            each execution that is looked for is in one of them, or more
 * @param direct
 *            whether the sources lead straight to executions, newest first, without passing many others
 * @param documents
 *            whether documents are needed to tell
 */
record Plan(List<Source> sources, boolean direct, boolean documents) {
    /** Nothing is looked for anywhere. */
    boolean empty() {
        return sources.isEmpty();
    }

    /** Whether what is found depends on how far the index has come. */
    boolean indexed() {
        return documents || sources.stream().anyMatch(Source.Values.class::isInstance);
    }

    /** Whether a condition, or what it says is not so, asks for documents. */
    static boolean needsDocument(Condition condition) {
        return switch (condition) {
            case Condition.Not not -> needsDocument(not.condition());
            case Condition.Data data -> true;
            case Condition.Text text -> true;
            case Condition other -> false;
        };
    }

    /** From when on executions can have started, and before when. */
    static Period started(List<Condition> conditions) {
        List<Period> periods = conditions.stream().filter(Condition.Started.class::isInstance)
                .map(condition -> ((Condition.Started) condition).when()).toList();
        return new Period(periods.stream().flatMap(period -> period.from().stream()).max(Comparator.naturalOrder()),
                periods.stream().flatMap(period -> period.to().stream()).min(Comparator.naturalOrder()));
    }

    static <T extends Condition> Optional<T> first(List<Condition> conditions, Class<T> kind) {
        return conditions.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    static Plan direct(List<? extends Source> sources, boolean documents) {
        return new Plan(List.copyOf(sources), true, documents);
    }

    static Plan everywhere(Source.Everywhere where, boolean documents) {
        return new Plan(List.of(where), false, documents);
    }

    static Plan nowhere() {
        return new Plan(List.of(), true, false);
    }

    /** Statuses that an execution can have; all if none is excluded. */
    static Set<ExecutionStatus> statuses(List<Condition> conditions) {
        Set<ExecutionStatus> possible = EnumSet.allOf(ExecutionStatus.class);
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Status status) {
                possible.retainAll(status.any());
            } else if (condition instanceof Condition.Not(Condition.Status status)) {
                possible.removeAll(status.any());
            } else if (condition instanceof Condition.Is) {
                possible.retainAll(Set.of(ExecutionStatus.RUNNING));
            }
        }
        // if none is left nothing fits, wherever one looks
        return possible.size() == ExecutionStatus.values().length ? Set.of() : possible;
    }
}
