package dev.pawl.container;

import dev.pawl.asl.TaskResource;
import dev.pawl.connector.Connector;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.container.engine.SharedTasks;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The connectors of this module as one: each has its own Resources, all run their containers in the same
 * place.
 */
final class ContainerConnector implements Connector {
    private final List<Connector> parts;
    private final SharedTasks tasks;

    ContainerConnector(List<Connector> parts, SharedTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
    }

    @Override
    public boolean handles(TaskResource resource) {
        return parts.stream().anyMatch(part -> part.handles(resource));
    }

    @Override
    public CompletionStage<Outcome> start(TaskRequest request) {
        return part(request.resource()).start(request);
    }

    @Override
    public CompletionStage<Outcome> attach(TaskRequest request, Outcome.Accepted accepted) {
        return part(request.resource()).attach(request, accepted);
    }

    @Override
    public CompletionStage<Void> cancel(TaskRequest request, Optional<Outcome.Accepted> accepted) {
        return part(request.resource()).cancel(request, accepted);
    }

    @Override
    public AfterCrash afterCrash(TaskResource resource) {
        return part(resource).afterCrash(resource);
    }

    private Connector part(TaskResource resource) {
        return parts.stream().filter(part -> part.handles(resource)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("Expected a Resource that is handled, but " + resource.arn()));
    }

    @Override
    public void close() {
        parts.forEach(Connector::close);
        tasks.close();
    }
}
