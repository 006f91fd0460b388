package dev.pawl.container.ecs;

import dev.pawl.connector.Facility;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.container.ecs.TaskDefinition.Revision;
import dev.pawl.container.engine.ContainerTasks;
import dev.pawl.container.engine.EngineException;
import dev.pawl.container.engine.PlanRefusedException;
import dev.pawl.container.engine.RecordJson;
import dev.pawl.container.engine.SharedTasks;
import dev.pawl.container.engine.TaskPlan;
import dev.pawl.container.engine.TaskRecord;
import dev.pawl.container.engine.TaskRecord.Stop;
import dev.pawl.container.engine.TaskRecord.StopCode;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Does {@code arn:aws:states:::ecs:runTask}. A task is accepted as soon as it is on the disk; images come,
 * and
 * containers run,
 * afterwards.
 */
public final class EcsConnector implements Connector {
    private static final Pattern DEFINITION = Pattern
            .compile("(?:arn:[a-z-]+:ecs:[^:]*:[^:]*:task-definition/)?([A-Za-z0-9_-]{1,255})(?::([0-9]{1,9}))?");
    private static final int MOST_TASKS = 10;
    private static final String PLANS = "Plans";

    private final SharedTasks tasks;
    private final ConnectorProvider.Settings settings;
    private final TaskDefinitions definitions;

    /**
     * With the task definitions that the configuration names.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if one cannot be used
     */
    public EcsConnector(SharedTasks tasks, ConnectorProvider.Settings settings) {
        this.tasks = tasks;
        this.settings = settings;
        this.definitions = TaskDefinitions.of(TaskDefinitions.sources(settings.configuration()),
                tasks.settings().keeping().folder().resolve("definitions"));
    }

    @Override
    public List<Facility> facilities() {
        List<Facility.Thing> things = definitions.families().stream()
                .map(family -> new Facility.Thing("task definition", family, "")).toList();
        return List.of(new Facility("container",
                List.of("arn:aws:states:::ecs:runTask", "arn:aws:states:::ecs:runTask.sync",
                        "arn:aws:states:::ecs:runTask.waitForTaskToken"),
                true, things.size() + " task definitions; the Docker Engine answers", things));
    }

    @Override
    public boolean handles(TaskResource resource) {
        return resource instanceof TaskResource.Integration integration && integration.service().equals("ecs")
                && integration.action().equals("runTask");
    }

    @Override
    public CompletionStage<Outcome> start(TaskRequest request) {
        return SharedTasks.call(() -> {
            try {
                return run(request);
            } catch (EcsException e) {
                return e.outcome();
            } catch (PlanRefusedException e) {
                return EcsException.client(String.valueOf(e.getMessage())).outcome();
            } catch (EngineException e) {
                return EcsException.server(String.valueOf(e.getMessage())).outcome();
            }
        });
    }

    private Outcome run(TaskRequest request) {
        RunTask run = new RunTask(request.input().value());
        Optional<String> problem = run.problem();
        if (problem.isPresent()) {
            return Outcome.Failed.of("States.Runtime", settings.secrets().redact(problem.get()));
        }
        if (run.count() < 1 || run.count() > MOST_TASKS) {
            throw EcsException.parameter("count must be between 1 and " + MOST_TASKS + ".");
        }
        ContainerTasks running = tasks.get();
        List<TaskPlan> plans = new ArrayList<>();
        List<Instant> created = new ArrayList<>();
        for (int i = 0; i < run.count(); i++) {
            Optional<TaskRecord> before = running.find(Planning.id(request.token(), i));
            TaskRecord task = before.isPresent() ? before.get() : running.start(plan(run, request, i));
            plans.add(task.plan());
            created.add(task.times().created());
        }
        ObjectNode handle = JsonNodeFactory.instance.objectNode();
        ArrayNode kept = handle.putArray(PLANS);
        plans.forEach(plan -> kept.add(RecordJson.write(plan)));
        return new Outcome.Accepted(Payload.of(TaskJson.answer(plans, created)), Payload.of(handle));
    }

    private TaskPlan plan(RunTask run, TaskRequest request, int index) {
        Matcher name = DEFINITION.matcher(run.taskDefinition());
        if (!name.matches()) {
            throw EcsException.client("Invalid revision number. Number: " + run.taskDefinition());
        }
        Optional<Revision> revision = name.group(2) == null
                ? definitions.latest(name.group(1))
                : definitions.revision(name.group(1), Integer.parseInt(name.group(2)));
        return new Planning(run, revision.orElseThrow(() -> EcsException.client("TaskDefinition not found.")),
                new Planning.Home(settings.region(), settings.accountId(), settings.variable().apply("PAWL_BUCKETS")))
                .plan(request, index);
    }

    @Override
    public CompletionStage<Outcome> attach(TaskRequest request, Outcome.Accepted accepted) {
        return SharedTasks.call(() -> {
            List<CompletableFuture<TaskRecord>> ends = new ArrayList<>();
            for (TaskPlan plan : plans(accepted)) {
                ends.add(tasks.get().end(plan));
            }
            return ends;
        }).thenCompose(ends -> CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                .thenApply(all -> outcome(ends.stream().map(CompletableFuture::join).toList())));
    }

    private static List<TaskPlan> plans(Outcome.Accepted accepted) {
        List<TaskPlan> plans = new ArrayList<>();
        accepted.handle().value().path(PLANS).forEach(plan -> plans.add(RecordJson.readPlan(plan)));
        return plans;
    }

    /** One task is described as it is; several, which AWS does not say anything about, as RunTask answers. */
    private static Outcome outcome(List<TaskRecord> ends) {
        Optional<TaskRecord> failed = ends.stream().filter(end -> !TaskJson.succeeded(end)).findFirst();
        if (failed.isPresent()) {
            return Outcome.Failed.of("States.TaskFailed", Json.write(TaskJson.ended(failed.get())));
        }
        if (ends.size() == 1) {
            return new Outcome.Completed(Payload.of(TaskJson.ended(ends.getFirst())));
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.putArray("Failures");
        ArrayNode described = all.putArray("Tasks");
        ends.forEach(end -> described.add(TaskJson.ended(end)));
        return new Outcome.Completed(Payload.of(all));
    }

    @Override
    public CompletionStage<Void> cancel(TaskRequest request, Optional<Outcome.Accepted> accepted) {
        Stop why = new Stop(StopCode.USER_INITIATED, "Stopped by Step Functions");
        return SharedTasks.call(() -> {
            List<CompletableFuture<?>> stops = new ArrayList<>();
            for (String id : ids(request, accepted)) {
                stops.add(tasks.get().stop(id, why));
            }
            return stops;
        }).thenCompose(stops -> CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new)));
    }

    private static List<String> ids(TaskRequest request, Optional<Outcome.Accepted> accepted) {
        List<String> ids = new ArrayList<>(
                accepted.map(EcsConnector::plans).orElse(List.of()).stream().map(TaskPlan::id).toList());
        JsonNode input = request.input().value();
        for (int i = 0; ids.isEmpty() || i < Math.min(MOST_TASKS, new RunTask(input).count()); i++) {
            String id = Planning.id(request.token(), i);
            if (!ids.contains(id)) {
                ids.add(id);
            }
        }
        return ids;
    }
}
