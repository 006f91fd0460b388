package dev.pawl.crash;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.asl.TaskResource;
import dev.pawl.connector.Connector;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.json.Payload;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Jobs that never end by themselves and take a while to be cancelled, so that a kill often comes in between.
 */
final class Jobs implements Connector {
    private static final int CANCEL_MILLIS = 150;

    private final Pipe pipe;

    Jobs(Pipe pipe) {
        this.pipe = pipe;
    }

    @Override
    public boolean handles(TaskResource resource) {
        return resource instanceof TaskResource.Integration integration && integration.service().equals("batch");
    }

    @Override
    public CompletionStage<Outcome> start(TaskRequest request) {
        pipe.say("job", request.token());
        Payload name = Payload.of(JsonNodeFactory.instance.objectNode().put("job", request.token()));
        return CompletableFuture.completedFuture(new Outcome.Accepted(name, name));
    }

    @Override
    public CompletionStage<Outcome> attach(TaskRequest request, Outcome.Accepted accepted) {
        pipe.say("attached", request.token());
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Void> cancel(TaskRequest request, Optional<Outcome.Accepted> accepted) {
        return CompletableFuture.runAsync(() -> pipe.say("cancelled", request.token()),
                CompletableFuture.delayedExecutor(CANCEL_MILLIS, TimeUnit.MILLISECONDS));
    }
}
