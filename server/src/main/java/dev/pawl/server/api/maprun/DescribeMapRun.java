package dev.pawl.server.api.maprun;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.MapRuns;
import dev.pawl.interpreter.model.MapRunPlan.Limits;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.store.MapRuns.MapRunRecord;

/** Shows a map run as it stands. */
record DescribeMapRun(MapRuns mapRuns) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        MapRuns.Described described = mapRuns.describe(request.text("mapRunArn"));
        MapRunRecord run = described.run();
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("mapRunArn", run.arn())
                .put("executionArn", run.executionArn()).put("status", run.row().status().name());
        answer.set("startDate", Timestamps.json(run.startedAt()));
        run.row().stoppedAt().ifPresent(at -> answer.set("stopDate", Timestamps.json(at)));
        Limits limits = described.report().limits();
        answer.put("maxConcurrency", limits.maxConcurrency())
                .put("toleratedFailurePercentage", limits.toleratedPercentage().orElse(0))
                .put("toleratedFailureCount", limits.toleratedCount().orElse(0));
        answer.set("itemCounts", described.report().items().json());
        answer.set("executionCounts", described.report().executions().json());
        answer.put("redriveCount", run.row().redriveCount());
        run.row().redrivenAt().ifPresent(at -> answer.set("redriveDate", Timestamps.json(at)));
        return answer;
    }
}
