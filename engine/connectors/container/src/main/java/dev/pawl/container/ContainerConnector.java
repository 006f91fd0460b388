package dev.pawl.container;

import dev.pawl.connector.Facility;
import dev.pawl.asl.TaskResource;
import dev.pawl.connector.Connector;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.connector.WorkLogs;
import dev.pawl.container.engine.ContainerPlan;
import dev.pawl.container.engine.SharedTasks;
import dev.pawl.container.engine.TaskRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The connectors of this module as one: each has its own Resources, all run their containers in the same
 * place.
 */
final class ContainerConnector implements Connector, WorkLogs {
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

    @Override
    public List<Facility> facilities() {
        Optional<String> problem = tasks.problem();
        return parts.stream().flatMap(part -> part.facilities().stream())
                .map(part -> problem.isEmpty()
                        ? part
                        : new Facility(part.name(), part.resources(), false, problem.get(), part.things()))
                .toList();
    }

    private Connector part(TaskResource resource) {
        return parts.stream().filter(part -> part.handles(resource)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("Expected a Resource that is handled, but " + resource.arn()));
    }

    @Override
    public List<Work> work(Optional<String> executionArn) {
        return tasks.get().all().stream()
                .filter(task -> executionArn.filter(arn -> !arn.equals(task.plan().owner().executionArn())).isEmpty())
                .map(ContainerConnector::work).toList();
    }

    @Override
    public Optional<Work> find(String id) {
        return tasks.get().find(id).map(ContainerConnector::work);
    }

    @Override
    public void log(String id, String part, OutputStream out) throws IOException {
        tasks.get().log(id, part, out);
    }

    private static Work work(TaskRecord task) {
        return new Work(task.plan().id(), task.plan().owner().name(), task.plan().owner().executionArn(),
                task.phase().name(), task.times().created(),
                task.plan().containers().stream().map(ContainerPlan::name).toList());
    }

    @Override
    public void close() {
        parts.forEach(Connector::close);
        tasks.close();
    }
}
