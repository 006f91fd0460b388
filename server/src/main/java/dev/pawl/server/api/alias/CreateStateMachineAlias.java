package dev.pawl.server.api.alias;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachineAliases;
import dev.pawl.engine.StateMachineAliases.NewAlias;
import dev.pawl.server.api.QuickOperation;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.Timestamps;
import dev.pawl.store.AliasRecord;
import java.util.List;
import java.util.Optional;

/** Creates an alias; the same once more gives the one that is there. */
record CreateStateMachineAlias(StateMachineAliases aliases) implements QuickOperation {
    @Override
    public ObjectNode answer(Request request) {
        AliasRecord alias = aliases
                .create(new NewAlias(request.text("name"), request.optionalText("description").orElse(""),
                        RoutingConfiguration.read(request).orElse(List.of())));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("stateMachineAliasArn", alias.arn());
        answer.set("creationDate", Timestamps.json(alias.createdAt()));
        return answer;
    }

    /** An alias of the machine whose version comes first. */
    @Override
    public Optional<String> creates(ObjectNode input) {
        String version = input.path("routingConfiguration").path(0).path("stateMachineVersionArn").asText();
        int end = version.lastIndexOf(':');
        return end < 0
                ? Optional.empty()
                : Optional.of(version.substring(0, end + 1) + input.required("name").textValue());
    }
}
