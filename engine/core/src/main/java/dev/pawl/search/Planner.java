package dev.pawl.search;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.search.query.Condition;
import dev.pawl.search.query.Pattern;
import dev.pawl.search.query.Scalars;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Machines;
import dev.pawl.store.SearchIndex.Interval;
import dev.pawl.store.SearchIndex.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decides where to look for executions: as near to them as conditions lead. */
final class Planner {
    private static final int MACHINES_AT_ONCE = 1000;
    /** Among more machines executions are not looked for one machine after the other. */
    private static final int MOST_MACHINES = 200;

    private static final int MOST_NAMED = 1000;

    private final List<Condition> conditions;
    private final Map<Condition.Tag, Set<String>> tagged;
    private final Controlled controlled;
    private final boolean documents;
    private final List<String> machines;
    private final boolean narrowed;

    Planner(List<Condition> conditions, Map<Condition.Tag, Set<String>> tagged, Machines stored,
            Controlled controlled) {
        this.controlled = controlled;
        this.conditions = conditions;
        this.tagged = tagged;
        documents = conditions.stream().anyMatch(Plan::needsDocument);
        narrowed = conditions.stream().anyMatch(c -> c instanceof Condition.Machine || c instanceof Condition.Tag);
        machines = machines(stored);
    }

    Plan plan() {
        if (machines.isEmpty()) {
            return Plan.nowhere();
        }
        Optional<List<? extends Source>> direct = arn().or(this::held).or(this::data).or(this::name).or(this::error)
                .or(this::machine);
        if (direct.isPresent()) {
            return Plan.direct(direct.get(), documents);
        }
        return Plan.everywhere(new Source.Everywhere(Plan.statuses(conditions),
                Plan.first(conditions, Condition.Text.class).map(Condition.Text::folded)), documents);
    }

    private Optional<List<? extends Source>> arn() {
        return Plan.first(conditions, Condition.Arn.class).map(arn -> List.of(new Source.Named(List.of(arn.arn()))));
    }

    private Optional<List<? extends Source>> held() {
        return Plan.first(conditions, Condition.Is.class).flatMap(is -> controlled.few(is.what()))
                .map(arns -> List.of(new Source.Named(arns)));
    }

    /** The condition with the fewest kinds of value: equality before ranges. */
    private Optional<List<? extends Source>> data() {
        Optional<Condition.Data> best = Optional.empty();
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Data data && (best.isEmpty() || (exact(data) && !exact(best.get())))) {
                best = Optional.of(data);
            }
        }
        return best.map(data -> data.any().stream().map(interval -> new Source.Values(data.path(), interval)).toList());
    }

    private static boolean exact(Condition.Data data) {
        return data.any().stream().allMatch(Interval::exact);
    }

    private Optional<List<? extends Source>> name() {
        Optional<Condition.Name> name = Plan.first(conditions, Condition.Name.class);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<Source> sources = new ArrayList<>(values(Documents.NAME, name.get().any()));
        // what has just begun is not in the index yet; its ARN follows from its name
        List<String> arns = machines.size() > MOST_MACHINES
                ? List.of()
                : name.get().any().stream().filter(pattern -> !pattern.prefix())
                        .flatMap(pattern -> machines.stream().map(arn -> execution(arn, pattern.text()))).toList();
        if (!arns.isEmpty() && arns.size() <= MOST_NAMED) {
            sources.add(new Source.Named(arns));
        }
        return Optional.of(sources);
    }

    private static String execution(String machine, String name) {
        return machine.replace(":stateMachine:", ":execution:") + ":" + name;
    }

    private Optional<List<? extends Source>> error() {
        return Plan.first(conditions, Condition.ErrorName.class).map(error -> values(Documents.ERROR, error.any()));
    }

    private static List<Source.Values> values(String path, List<Pattern> patterns) {
        return patterns.stream().map(pattern -> new Source.Values(path, pattern.prefix()
                ? Scalars.beginningWith(pattern.text())
                : Interval.exactly(Scalars.of(pattern.text())))).toList();
    }

    /**
     * One machine after the other, if few are meant, or if what is looked for is rare in each: what runs and what
     * failed has lists of its own.
     */
    private Optional<List<? extends Source>> machine() {
        Set<ExecutionStatus> statuses = Plan.statuses(conditions);
        boolean rare = !statuses.isEmpty() && !statuses.contains(ExecutionStatus.SUCCEEDED);
        boolean text = Plan.first(conditions, Condition.Text.class).isPresent();
        if (text || machines.size() > MOST_MACHINES || (!rare && !narrowed)) {
            return Optional.empty();
        }
        Stream<Source> sources = rare
                ? machines.stream().flatMap(arn -> statuses.stream()
                        .map(status -> new Source.OfMachine(arn, Optional.of(status))))
                : machines.stream().map(arn -> new Source.OfMachine(arn, Optional.empty()));
        return Optional.of(sources.toList());
    }

    private List<String> machines(Machines stored) {
        List<String> found = new ArrayList<>();
        List<MachineRecord> page = stored.list(Optional.empty(), MACHINES_AT_ONCE);
        while (!page.isEmpty()) {
            page.stream().map(MachineRecord::arn).filter(this::wanted).forEach(found::add);
            page = stored.list(Optional.of(page.getLast().arn()), MACHINES_AT_ONCE);
        }
        return found;
    }

    private boolean wanted(String arn) {
        for (Condition condition : conditions) {
            boolean wanted = switch (condition) {
                case Condition.Machine machine -> machine.any().stream().anyMatch(p -> machine(p, arn));
                case Condition.Tag tag -> tagged.getOrDefault(tag, Set.of()).contains(arn);
                case Condition other -> true;
            };
            if (!wanted) {
                return false;
            }
        }
        return true;
    }

    /** Whether executions of a machine can fit, whatever started them. */
    private static boolean machine(Pattern pattern, String arn) {
        String name = arn.substring(arn.lastIndexOf(':') + 1);
        String subject = pattern.text().startsWith("arn:") ? arn : name;
        return pattern.matches(subject) || pattern.text().startsWith(subject + ":");
    }

    /** Tags that conditions ask for, also those that it shall not have. */
    static Set<Condition.Tag> tags(List<Condition> conditions) {
        Set<Condition.Tag> tags = new HashSet<>();
        for (Condition condition : conditions) {
            switch (condition) {
                case Condition.Not not -> tags.addAll(tags(List.of(not.condition())));
                case Condition.Tag tag -> tags.add(tag);
                case Condition other -> {
                    // asks for no tag
                }
            }
        }
        return tags;
    }
}
