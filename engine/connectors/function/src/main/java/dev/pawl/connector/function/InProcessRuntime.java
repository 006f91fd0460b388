package dev.pawl.connector.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls handlers, each on a virtual thread of its own, so that one which waits costs next to nothing. */
record InProcessRuntime(Functions functions) implements FunctionRuntime {
    private static final String VERSION = "$LATEST";

    @Override
    public boolean has(FunctionName function) {
        return functions.find(function.name()).isPresent();
    }

    @Override
    public CompletableFuture<Answer> invoke(Invocation invocation) {
        FunctionHandler handler = functions.find(invocation.function().name()).orElseThrow();
        String requestId = UUID.randomUUID().toString();
        JsonNode event;
        try {
            event = invocation.payload().map(Json::read).orElseGet(JsonNodeFactory.instance::objectNode);
        } catch (JsonTextException e) {
            return CompletableFuture.completedFuture(new Answer.Refused(400,
                    Optional.of("InvalidRequestContentException"),
                    "Could not parse request body into json: " + e.getMessage(), requestId));
        }
        return switch (invocation.options().type()) {
            case REQUEST_RESPONSE -> call(handler, event, invocation, requestId);
            case EVENT -> {
                var unused = call(handler, event, invocation, requestId);
                yield CompletableFuture.completedFuture(answer(202, "", Optional.empty(), invocation, requestId));
            }
            case DRY_RUN ->
                CompletableFuture.completedFuture(answer(204, "", Optional.empty(), invocation, requestId));
        };
    }

    private static CompletableFuture<Answer> call(FunctionHandler handler, JsonNode event, Invocation invocation,
            String requestId) {
        CompletableFuture<Answer> ran = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("function " + handler.name())
                .unstarted(() -> ran.complete(run(handler, event, invocation, requestId)));
        thread.setContextClassLoader(handler.getClass().getClassLoader());
        // The answer of a call that takes too long is made when it does: calls are many, and few take too long.
        CompletableFuture<Answer> answer = ran.orTimeout(invocation.timeLimit().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> timedOut(invocation, requestId));
        var unused = answer.whenComplete((a, thrown) -> {
            if (!Thread.currentThread().equals(thread)) {
                ran.cancel(false);
                thread.interrupt();
            }
        });
        thread.start();
        return answer;
    }

    // Whatever a handler throws, errors included, is its answer; nothing of it may end a thread of the engine.
    @SuppressWarnings({"CatchAndPrintStackTrace", "ThrowableNotThrown"})
    private static Answer run(FunctionHandler handler, JsonNode event, Invocation invocation, String requestId) {
        Invocation.Task task = invocation.task();
        FunctionContext context = new FunctionContext(handler.name(), requestId, task.token(), task.executionArn(),
                task.retryCount(), invocation.timeLimit());
        try {
            JsonNode result = handler.handle(event, context);
            return answer(200, Json.write(result == null ? JsonNodeFactory.instance.nullNode() : result),
                    Optional.empty(), invocation, requestId);
        } catch (Throwable thrown) {
            return answer(200, ErrorPayload.of(thrown, requestId), Optional.of("Unhandled"), invocation, requestId);
        }
    }

    private static Answer timedOut(Invocation invocation, String requestId) {
        String message = "RequestId: " + requestId + " Error: Task timed out after "
                + invocation.timeLimit().toMillis() / 1000.0 + " seconds";
        return answer(200, ErrorPayload.of("Sandbox.Timedout", message, requestId), Optional.of("Unhandled"),
                invocation, requestId);
    }

    private static Answer answer(int status, String payload, Optional<String> error, Invocation invocation,
            String requestId) {
        Optional<String> log = invocation.options().tailLog()
                ? Optional.of(Base64.getEncoder().encodeToString(
                        ("START RequestId: " + requestId + " Version: " + VERSION + "\nEND RequestId: " + requestId
                                + "\n").getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
        return new Answer.Returned(payload, error, VERSION, log,
                new Answer.Http(status, Map.of("X-Amz-Executed-Version", List.of(VERSION)), requestId));
    }

    @Override
    public void close() {}
}
