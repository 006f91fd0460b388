package dev.pawl.server.api.execution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.MapRuns;
import dev.pawl.engine.MapRuns.Child;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.server.api.Paging;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the child executions of a map run, newest first. */
record MapRunChildren(MapRuns mapRuns) {
    ObjectNode answer(Request request, Optional<ExecutionStatus> status, Optional<Boolean> redriven, String list) {
        String arn = request.text("mapRunArn");
        Paging paging = Paging.of(request, list);
        return paging.answer("executions", find(arn, status, redriven, paging), child -> json(child, arn),
                Child::index);
    }

    private List<Child> find(String arn, Optional<ExecutionStatus> status, Optional<Boolean> redriven,
            Paging paging) {
        List<Child> found = new ArrayList<>();
        Optional<Long> before = paging.number();
        List<Child> page;
        do {
            page = mapRuns.children(arn, status, before, paging.lookFor());
            page.stream().filter(child -> redriven.map(only -> only == child.redriveCount() > 0).orElse(true))
                    .forEach(found::add);
            before = page.isEmpty() ? before : Optional.of((long) page.getLast().index());
        } while (page.size() == paging.lookFor() && found.size() < paging.lookFor());
        return found;
    }

    private static ObjectNode json(Child child, String mapRunArn) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("executionArn", child.executionArn())
                .put("stateMachineArn", child.stateMachineArn()).put("name", child.name())
                .put("status", child.status().name());
        json.set("startDate", Timestamps.json(child.startedAt()));
        child.stoppedAt().ifPresent(at -> json.set("stopDate", Timestamps.json(at)));
        json.put("mapRunArn", mapRunArn).put("itemCount", child.items()).put("redriveCount", child.redriveCount());
        child.redrivenAt().ifPresent(at -> json.set("redriveDate", Timestamps.json(at)));
        return json;
    }
}
