package dev.pawl.server.rest.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.MapRuns;
import dev.pawl.engine.MapRuns.Child;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.search.Searches;
import dev.pawl.search.query.Condition;
import dev.pawl.search.query.Query;
import dev.pawl.server.rest.Pages;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Children of a map run, newest first: of them only status, name and times can be asked for. */
record MapRunChildren(MapRuns mapRuns, Searches searches, EngineClock clock, Duration budget) {
    private static final int AT_ONCE = 200;

    ObjectNode list(String mapRunArn, Query query, Pages pages) {
        query.conditions().forEach(MapRunChildren::requireKnown);
        Optional<ExecutionStatus> status = status(query);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("executions");
        long until = clock.nanoTime() + budget.toNanos();
        Optional<Long> before = pages.number();
        List<Child> some = mapRuns.children(mapRunArn, status, before, AT_ONCE);
        while (!some.isEmpty()) {
            for (Child child : some) {
                if (all.size() == pages.size()) {
                    return answer.put("after", before.orElseThrow().toString());
                }
                before = Optional.of((long) child.index());
                ExecutionRecord execution = execution(child);
                if (searches.means(query, execution)) {
                    all.add(SearchRoutes.json(execution).put("mapRunArn", mapRunArn).put("itemCount", child.items()));
                }
            }
            if (clock.nanoTime() > until) {
                return answer.put("after", before.orElseThrow().toString()).put("partial", true);
            }
            some = mapRuns.children(mapRunArn, status, before, AT_ONCE);
        }
        return answer;
    }

    private static void requireKnown(Condition condition) {
        switch (condition) {
            case Condition.Not not -> requireKnown(not.condition());
            case Condition.Status status -> {
                // is known of a child
            }
            case Condition.Name name -> {
                // is known of a child
            }
            case Condition.Started started -> {
                // is known of a child
            }
            case Condition.Stopped stopped -> {
                // is known of a child
            }
            case Condition.Took took -> {
                // is known of a child
            }
            case Condition.Redrives redrives -> {
                // is known of a child
            }
            case Condition other -> throw ProblemException.invalid("Expected only status, name, started, stopped,"
                    + " duration and redrives with mapRun, but got another condition: children of a map run are not"
                    + " indexed");
        }
    }

    private static Optional<ExecutionStatus> status(Query query) {
        return query.conditions().stream().filter(Condition.Status.class::isInstance)
                .map(condition -> ((Condition.Status) condition).any()).filter(any -> any.size() == 1)
                .map(any -> any.iterator().next()).findFirst();
    }

    private static ExecutionRecord execution(Child child) {
        ExecutionInfo info = new ExecutionInfo(child.executionArn(), child.name(), child.stateMachineArn(), "", "", "",
                child.startedAt(), Payload.NULL, Optional.empty(), Optional.empty());
        return new ExecutionRecord(child.index(), 0, info, 0, child.status(), child.stoppedAt(), Optional.empty(),
                Failure.UNNAMED, child.redriveCount(), child.redrivenAt(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }
}
