package dev.pawl.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskResource.Pattern;
import dev.pawl.connector.Connector;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.Executions.Started;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.json.Payload;
import dev.pawl.runtime.ParentRef;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.trace.TraceContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Tasks that the engine does itself: executions that start executions, and calls of its own API. */
final class StatesConnector implements Connector {
    private static final String OPTIMISED = "states";
    private static final String SDK = "aws-sdk:sfn";

    private @Nullable Executions executions;
    private @Nullable TaskTokens tasks;

    /** The engine around it, which is not there yet when the connector is made. */
    void connect(Executions engineExecutions, TaskTokens engineTasks) {
        executions = engineExecutions;
        tasks = engineTasks;
    }

    @Override
    public boolean handles(TaskResource resource) {
        return resource instanceof TaskResource.Integration i
                && ((i.service().equals(OPTIMISED) && i.action().equals("startExecution"))
                        || (i.service().equals(SDK) && OwnActions.NAMES.contains(i.action())));
    }

    @Override
    public CompletionStage<Outcome> start(TaskRequest request) {
        TaskResource.Integration resource = (TaskResource.Integration) request.resource();
        ServiceErrors errors = resource.service().equals(SDK) ? ServiceErrors.SDK : ServiceErrors.OPTIMISED;
        JsonNode in = request.input().value();
        CompletionStage<Outcome> outcome = switch (resource.action()) {
            case "startExecution" -> startExecution(request, resource, in);
            case "startSyncExecution" -> door(executions).startSync(startOf(request, in))
                    .thenApply(result -> new Outcome.Completed(ExecutionJson.result(result)));
            case "stopExecution" -> door(executions)
                    .stop(text(in, "ExecutionArn"), new Failure(optional(in, "Error"), optional(in, "Cause")))
                    .thenApply(at -> completed(object().put("StopDate", at.toString())));
            case "redriveExecution" -> door(executions)
                    .redrive(text(in, "ExecutionArn"), optional(in, "ClientToken").or(() -> Optional.of(once(request))))
                    .thenApply(at -> completed(object().put("RedriveDate", at.toString())));
            case "describeExecution" -> describe(text(in, "ExecutionArn"));
            case "sendTaskSuccess" -> door(tasks).succeed(text(in, "TaskToken"), jsonText(in.path("Output")))
                    .thenApply(done -> completed(object()));
            case "sendTaskFailure" -> door(tasks)
                    .fail(text(in, "TaskToken"), new Failure(optional(in, "Error"), optional(in, "Cause")))
                    .thenApply(done -> completed(object()));
            case "sendTaskHeartbeat" ->
                door(tasks).heartbeat(text(in, "TaskToken")).thenApply(done -> completed(object()));
            default -> throw new IllegalArgumentException("Expected an action that is handled, but " + resource);
        };
        return outcome.exceptionally(broken -> errors.outcome(broken, request));
    }

    @Override
    public CompletionStage<Outcome> attach(TaskRequest request, Outcome.Accepted accepted) {
        String child = text(accepted.handle().value(), "ExecutionArn");
        try {
            ExecutionRecord record = door(executions).describe(child);
            if (record.status().ended()) {
                return CompletableFuture.completedFuture(
                        ExecutionJson.outcome(record, door(executions).redriveStatus(record), parses(request)));
            }
            // nobody needs to remember this stage: the child tells its parent through the inbox, and that attaches anew
            return new CompletableFuture<>();
        } catch (EngineException e) {
            return CompletableFuture.completedFuture(ServiceErrors.OPTIMISED.outcome(e, request));
        }
    }

    @Override
    public CompletionStage<Void> cancel(TaskRequest request, Optional<Outcome.Accepted> accepted) {
        if (accepted.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        String child = text(accepted.get().handle().value(), "ExecutionArn");
        if (servesLater(child, request)) {
            return CompletableFuture.completedFuture(null);
        }
        return door(executions).stop(child, Failure.UNNAMED).handle((at, broken) -> {
            if (broken != null && !(ServiceErrors.unwrap(broken) instanceof EngineException)) {
                throw new IllegalStateException(broken);
            }
            return null;
        });
    }

    private boolean servesLater(String child, TaskRequest cancelled) {
        try {
            NestedRedrives nested = new NestedRedrives(door(executions));
            return TaskToken.decode(cancelled.token())
                    .filter(token -> nested.servesLater(child, cancelled.executionArn(), token)).isPresent();
        } catch (EngineException e) {
            return false;
        }
    }

    private CompletionStage<Outcome> startExecution(TaskRequest request, TaskResource.Integration resource,
            JsonNode in) {
        boolean waits = resource.pattern() == Pattern.SYNC || resource.pattern() == Pattern.SYNC_2;
        NestedRedrives nested = new NestedRedrives(door(executions));
        Optional<String> before = waits
                ? request.before().map(handle -> text(handle.value(), "ExecutionArn"))
                        .or(() -> nested.startedBefore(request, startOf(request, in)))
                : Optional.empty();
        if (before.isEmpty()) {
            return startAnew(request, resource, in, waits);
        }
        return nested.goOn(before.get(), once(request)).thenCompose(goesOn -> {
            if (!goesOn) {
                return startAnew(request, resource, in, true);
            }
            ExecutionRecord record = door(executions).describe(before.get());
            Started again = new Started(before.get(), record.info().startedAt());
            return CompletableFuture.completedFuture(waitFor(again, Payload.of(startedJson(again, false))));
        });
    }

    private CompletionStage<Outcome> startAnew(TaskRequest request, TaskResource.Integration resource, JsonNode in,
            boolean waits) {
        Optional<ParentRef> parent = TaskToken.decode(request.token())
                .map(token -> new ParentRef(request.executionArn(), token.scheduledEventId(), waits));
        boolean sdk = resource.service().equals(SDK);
        return door(executions).start(startOf(request, in), parent).thenApply(started -> {
            Payload output = Payload.of(startedJson(started, sdk));
            return waits ? waitFor(started, output) : new Outcome.Completed(output);
        });
    }

    private static Outcome waitFor(Started child, Payload output) {
        return new Outcome.Accepted(output, Payload.of(object().put("ExecutionArn", child.executionArn())));
    }

    /** The optimised integration shows milliseconds, the SDK's the date as text. */
    private static ObjectNode startedJson(Started started, boolean sdk) {
        Instant at = started.startDate();
        ObjectNode json = object().put("ExecutionArn", started.executionArn());
        return sdk ? json.put("StartDate", at.toString()) : json.put("StartDate", at.toEpochMilli());
    }

    /** The child's name follows from the attempt, so a second try finds what the first one started. */
    private static Start startOf(TaskRequest request, JsonNode in) {
        Optional<String> name = optional(in, "Name").or(() -> Optional.of(once(request)));
        JsonNode input = in.path("Input");
        Optional<String> text = input.isMissingNode() || input.isNull()
                ? Optional.empty()
                : Optional.of(jsonText(input));
        return new Start(text(in, "StateMachineArn"), name, text,
                optional(in, "TraceHeader").or(() -> request.trace().map(TraceContext::xray)));
    }

    private ObjectNode described(ExecutionRecord record) {
        return ExecutionJson.described(record, door(executions).redriveStatus(record), false);
    }

    private CompletionStage<Outcome> describe(String arn) {
        try {
            return CompletableFuture.completedFuture(
                    new Outcome.Completed(Payload.of(described(door(executions).describe(arn)))));
        } catch (EngineException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Follows from the attempt. */
    private static String once(TaskRequest request) {
        return UUID.nameUUIDFromBytes(request.token().getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static boolean parses(TaskRequest request) {
        return request.resource() instanceof TaskResource.Integration i && i.pattern() == Pattern.SYNC_2;
    }

    private static Outcome completed(ObjectNode json) {
        return new Outcome.Completed(Payload.of(json));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String text(JsonNode in, String name) {
        return in.path(name).asText();
    }

    private static Optional<String> optional(JsonNode in, String name) {
        return in.hasNonNull(name) ? Optional.of(in.path(name).asText()) : Optional.empty();
    }

    /** A text is taken as JSON text, anything else is written as such. */
    private static String jsonText(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static <T> T door(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("Expected the engine around the connector, but it is not connected");
        }
        return part;
    }
}
