package dev.pawl.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.MapRunPlan;
import dev.pawl.json.Payload;
import dev.pawl.maprun.PlanJson;
import java.util.Optional;

/**
 * A map run that is to begin, and what its children get from the execution around it.
 *
 * @param machineRevisionKey
 *            the definition that it runs
 * @param traceHeader
 *            of the trace that its children are in
 */
record MapRunStart(MapRunPlan plan, String executionArn, String roleArn, String region, long machineRevisionKey,
        Optional<String> traceHeader) {
    static MapRunStart of(Live around, MapRunPlan plan) {
        ExecutionInfo info = around.info();
        return new MapRunStart(plan, info.arn(), info.roleArn(), info.region(), around.machineRevisionKey(),
                around.childTrace());
    }

    Payload write() {
        ObjectNode node = PlanJson.write(plan).put("execution", executionArn).put("role", roleArn)
                .put("region", region).put("revision", machineRevisionKey);
        traceHeader.ifPresent(header -> node.put("trace", header));
        return Payload.of(node);
    }

    /** As the store keeps it: whoever only looks need not read the definition. */
    Payload write(boolean express) {
        return Payload.of(((ObjectNode) write().value()).put("express", express));
    }

    static MapRunStart read(JsonNode node) {
        return new MapRunStart(PlanJson.read(node), node.get("execution").textValue(), node.get("role").textValue(),
                node.get("region").textValue(), node.get("revision").longValue(),
                Optional.ofNullable(node.get("trace")).map(JsonNode::textValue));
    }
}
