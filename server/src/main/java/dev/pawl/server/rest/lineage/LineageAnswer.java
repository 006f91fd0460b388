package dev.pawl.server.rest.lineage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.ForkPreview;
import dev.pawl.engine.Migrations;
import dev.pawl.interpreter.model.ForkOrigin;
import dev.pawl.migrate.Obstacle;
import dev.pawl.server.rest.IsoTime;
import dev.pawl.store.ExecutionRecord;
import java.util.List;

/** Forks and migrations as the API shows them. */
public final class LineageAnswer {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private LineageAnswer() {}

    /** What an execution is a fork of. */
    public static ObjectNode origin(ForkOrigin origin) {
        ObjectNode json = NODES.objectNode().put("executionArn", origin.executionArn())
                .put("eventId", origin.eventId()).put("state", origin.state());
        origin.by().ifPresent(who -> json.put("by", who));
        ArrayNode edited = json.putArray("edited");
        origin.edited().forEach(edited::add);
        return json;
    }

    static ObjectNode fork(ExecutionRecord fork) {
        ObjectNode json = NODES.objectNode().put("executionArn", fork.info().arn()).put("name", fork.info().name())
                .put("status", fork.status().name()).put("startDate", IsoTime.text(fork.info().startedAt()));
        fork.forkedFrom().ifPresent(origin -> json.set("forkedFrom", origin(origin)));
        return json;
    }

    static ObjectNode preview(ForkPreview preview) {
        ObjectNode json = NODES.objectNode().put("possible", preview.possible())
                .put("state", preview.point().name()).put("visit", preview.point().visit())
                .put("eventId", preview.point().entered().id()).put("place", preview.place());
        json.set("inputBefore", preview.beginning().inputBefore());
        json.set("input", preview.beginning().input());
        json.set("variablesBefore", preview.beginning().variablesBefore());
        json.set("variables", preview.beginning().variables());
        ArrayNode edited = json.putArray("edited");
        preview.edited().forEach(edited::add);
        return obstacles(json, preview.obstacles());
    }

    static ObjectNode check(Migrations.Check check) {
        ObjectNode json = NODES.objectNode().put("possible", check.possible()).put("present", check.present())
                .put("stateMachineArn", check.target().arn()).put("revisionId", check.target().revisionId());
        return obstacles(json, check.obstacles());
    }

    private static ObjectNode obstacles(ObjectNode json, List<Obstacle> obstacles) {
        ArrayNode errors = json.putArray("errors");
        ArrayNode warnings = json.putArray("warnings");
        obstacles.forEach(obstacle -> (obstacle.blocks() ? errors : warnings).addObject()
                .put("place", obstacle.place()).put("message", obstacle.message()));
        return json;
    }
}
