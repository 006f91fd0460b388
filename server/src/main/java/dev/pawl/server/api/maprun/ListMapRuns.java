package dev.pawl.server.api.maprun;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.arn.ArnParser;
import dev.pawl.arn.MapRunArn;
import dev.pawl.engine.MapRuns;
import dev.pawl.server.api.Paging;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.store.MapRuns.MapRunRecord;

/** Lists the map runs of an execution, newest first. */
record ListMapRuns(MapRuns mapRuns) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        String arn = request.text("executionArn");
        Paging paging = Paging.of(request, name() + " " + arn);
        return paging.answer("mapRuns", mapRuns.list(arn, paging.number(), paging.lookFor()), ListMapRuns::json,
                MapRunRecord::key);
    }

    private static ObjectNode json(MapRunRecord run) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("executionArn", run.executionArn())
                .put("mapRunArn", run.arn())
                .put("stateMachineArn", ArnParser.parse(run.arn(), MapRunArn.class).runs().text());
        json.set("startDate", Timestamps.json(run.startedAt()));
        run.row().stoppedAt().ifPresent(at -> json.set("stopDate", Timestamps.json(at)));
        return json;
    }
}
