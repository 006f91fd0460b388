package dev.pawl.server.alert;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.search.Search;
import dev.pawl.search.Searches;
import dev.pawl.search.query.Condition;
import dev.pawl.search.query.Pattern;
import dev.pawl.search.query.Period;
import dev.pawl.search.query.Query;
import dev.pawl.store.ExecutionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Executions that run for longer than a rule allows. Each is found once, by the node that owns it; a process
 * that was
 * started anew finds those again that still run.
 */
final class Overdue {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 10;
    private static final int REMEMBERED = 10_000;
    private static final Duration BUDGET = Duration.ofSeconds(1);

    private final Searches searches;
    private final Predicate<String> mine;
    private final Map<Known, Boolean> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Known, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Known(String rule, String executionArn) {}

    /** Among the executions that are found there, those for which this node speaks. */
    Overdue(Searches searches, Predicate<String> mine) {
        this.searches = searches;
        this.mine = mine;
    }

    /** Those that were not found before, newest first: whatever has just become late is among the first. */
    List<Ended> found(Rule rule, Instant now) {
        Query query = query(rule, now);
        List<Ended> found = new ArrayList<>();
        Optional<Long> after = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            Search.Page some = searches.find(new Search(query, after, PAGE, BUDGET));
            int before = found.size();
            for (ExecutionRecord execution : some.executions()) {
                String arn = execution.info().arn();
                if (mine.test(arn) && known.putIfAbsent(new Known(rule.name(), arn), true) == null) {
                    found.add(new Ended(execution.info(), ExecutionStatus.RUNNING, Optional.empty(), now));
                }
            }
            after = some.after();
            if (after.isEmpty() || found.size() == before) {
                return found;
            }
        }
        return found;
    }

    private static Query query(Rule rule, Instant now) {
        List<Condition> conditions = new ArrayList<>(List.of(new Condition.Status(Set.of(ExecutionStatus.RUNNING)),
                new Condition.Started(Period.before(now.minus(rule.longerThan().orElseThrow())))));
        if (!rule.machines().contains("*")) {
            conditions.add(new Condition.Machine(rule.machines().stream().map(Overdue::pattern).toList()));
        }
        return new Query(conditions);
    }

    private static Pattern pattern(String machine) {
        return machine.endsWith("*")
                ? new Pattern(machine.substring(0, machine.length() - 1), true)
                : Pattern.exactly(machine);
    }

    /** An execution has ended; whether it was found while it ran. */
    boolean ended(Rule rule, String executionArn) {
        return known.remove(new Known(rule.name(), executionArn)) != null;
    }
}
