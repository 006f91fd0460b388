package dev.pawl.server.cli;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.search.Search;
import dev.pawl.search.Search.Page;
import dev.pawl.search.Searches;
import dev.pawl.search.query.Condition;
import dev.pawl.search.query.Pattern;
import dev.pawl.search.query.Query;
import dev.pawl.search.query.QueryException;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Store;
import dev.pawl.timer.SystemClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Executions that a search found.
 *
 * @param remarks
 *            what may be missing, and why
 */
record FoundExecutions(List<ExecutionRecord> executions, List<String> remarks) {
    private static final Duration BUDGET = Duration.ofSeconds(10);

    static FoundExecutions of(Store store, String text, Optional<String> machine, Optional<ExecutionStatus> status,
            int limit) {
        List<Condition> more = new ArrayList<>();
        machine.ifPresent(name -> more.add(new Condition.Machine(List.of(Pattern.of(name)))));
        status.ifPresent(one -> more.add(new Condition.Status(Set.of(one))));
        try (SystemClock clock = new SystemClock()) {
            Query query = Query.parse(text, clock.now()).and(more);
            Page page = new Searches(store, clock).find(new Search(query, Optional.empty(), limit, BUDGET));
            return new FoundExecutions(page.executions(), remarks(page));
        } catch (QueryException e) {
            throw CommandException.usage(e.getMessage() + " of --search");
        }
    }

    private static List<String> remarks(Page page) {
        List<String> remarks = new ArrayList<>();
        page.indexedUpTo().ifPresent(at -> remarks.add("The index does not know what happened after " + at
                + "; whatever runs the engine on this file brings it up."));
        if (page.partial()) {
            remarks.add("Not all executions were looked at: that would take too long. Name a machine, a status or a"
                    + " time.");
        }
        return remarks;
    }
}
