package dev.pawl.server.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.Executions;
import dev.pawl.engine.Executions.Result;
import dev.pawl.engine.Executions.Start;
import dev.pawl.json.Json;
import dev.pawl.server.api.Timestamps;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpResponse.Header;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Integrations with StartExecution and StartSyncExecution: the body is the input. */
final class MachineCalls {
    private static final int REFUSED = 400;

    private final Executions executions;

    MachineCalls(Executions executions) {
        this.executions = executions;
    }

    CompletionStage<HttpResponse> start(String stateMachineArn, HttpRequest request) {
        return executions.start(start(request, stateMachineArn)).thenApply(started -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("executionArn", started.executionArn());
            answer.set("startDate", Timestamps.json(started.startDate()));
            return answer(200, answer);
        }).exceptionally(MachineCalls::refused);
    }

    CompletionStage<HttpResponse> startSync(String stateMachineArn, HttpRequest request) {
        return executions.startSync(start(request, stateMachineArn)).thenApply(result -> answer(200, of(result)))
                .exceptionally(MachineCalls::refused);
    }

    private static Start start(HttpRequest request, String stateMachineArn) {
        String body = request.body().text();
        return Start.of(stateMachineArn, body.isBlank() ? "{}" : body);
    }

    private static ObjectNode of(Result result) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("executionArn", result.info().arn())
                .put("stateMachineArn", result.info().stateMachineArn()).put("name", result.info().name())
                .put("status", result.status().name());
        answer.set("startDate", Timestamps.json(result.info().startedAt()));
        answer.set("stopDate", Timestamps.json(result.stopDate()));
        answer.put("input", result.info().input().text());
        result.output().ifPresent(output -> answer.put("output", output.text()));
        result.failure().error().ifPresent(error -> answer.put("error", error));
        result.failure().cause().ifPresent(cause -> answer.put("cause", cause));
        return answer;
    }

    private static HttpResponse refused(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
        if (cause instanceof EngineException refusal) {
            return answer(REFUSED, JsonNodeFactory.instance.objectNode()
                    .put("__type", "com.amazonaws.swf.service.v2.model#" + refusal.reason().code())
                    .put("message", refusal.getMessage()));
        }
        throw new CompletionException(cause);
    }

    private static HttpResponse answer(int status, ObjectNode body) {
        return new HttpResponse(status, List.of(new Header("Content-Type", "application/json")),
                Body.of(Json.write(body)));
    }
}
