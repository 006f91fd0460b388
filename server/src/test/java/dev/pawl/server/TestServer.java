package dev.pawl.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.arn.ArnScope;
import dev.pawl.arn.ExecutionArn;
import dev.pawl.server.api.Operation;
import dev.pawl.server.api.Operations;
import dev.pawl.server.api.PageTokens;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.ResourceOwner;
import dev.pawl.server.api.Timestamps;
import dev.pawl.server.api.WireApi;
import dev.pawl.server.api.error.ApiErrors;
import dev.pawl.server.api.model.ServiceModel;
import dev.pawl.server.api.model.ServiceModelReader;
import dev.pawl.server.access.Door;
import dev.pawl.server.auth.AccessPolicy;
import dev.pawl.server.auth.Authenticator;
import dev.pawl.server.http.HostNames;
import dev.pawl.server.http.HttpServer;
import dev.pawl.server.http.HttpServerOptions;
import dev.pawl.server.http.SameSiteOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * A server on a free port whose operations are stand-ins, named like real ones so that the model knows them.
 */
public final class TestServer implements AutoCloseable {
    public static final ServiceModel MODEL = ServiceModelReader.read();
    public static final ArnScope HERE = ArnScope.of("us-east-1", "123456789012");

    /** Polls that are held until a test releases them. */
    public final ConcurrentLinkedQueue<CompletableFuture<JsonNode>> polls = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    private record Stub(String name, Function<Request, CompletionStage<? extends JsonNode>> body) implements Operation {
        @Override
        public CompletionStage<? extends JsonNode> call(Request request) {
            return body.apply(request);
        }
    }

    public TestServer() {
        this(Authenticator.OPEN, AccessPolicy.ALLOW_ALL, HttpServerOptions.loopback(0));
    }

    public TestServer(Authenticator authenticator, AccessPolicy policy, HttpServerOptions options) {
        WireApi api = new WireApi(new Operations(MODEL, stubs()), Door.of(authenticator, policy),
                new ResourceOwner(HERE),
                new PageTokens(new byte[32], InstantSource.system()));
        try {
            server = HttpServer.start(options,
                    new SameSiteOnly(HostNames.of("127.0.0.1", List.of("pawl.example")), api));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Operation> stubs() {
        List<Operation> stubs = new ArrayList<>();
        MODEL.operations().forEach(operation -> stubs.add(switch (operation.name()) {
            case "GetActivityTask" -> new Stub("GetActivityTask", request -> hold());
            case "DescribeExecution" -> new Stub("DescribeExecution", TestServer::describe);
            case "StopExecution" -> new Stub("StopExecution", request -> {
                throw new IllegalStateException("hunter2");
            });
            case "SendTaskHeartbeat" ->
                new Stub("SendTaskHeartbeat", request -> CompletableFuture.failedFuture(ApiErrors.invalidToken()));
            case "UpdateMapRun" -> new Stub("UpdateMapRun", request -> {
                throw ApiErrors.validation("no").with("reason", "CANNOT_UPDATE_COMPLETED_MAP_RUN");
            });
            case "ListActivities" -> new Stub("ListActivities", request -> done(
                    JsonNodeFactory.instance.objectNode().put("caller", request.principal().name())));
            default -> new Stub(operation.name(), request -> done(JsonNodeFactory.instance.objectNode()));
        }));
        return stubs;
    }

    private CompletionStage<JsonNode> hold() {
        CompletableFuture<JsonNode> poll = new CompletableFuture<>();
        polls.add(poll);
        return poll;
    }

    private static CompletionStage<JsonNode> describe(Request request) {
        ExecutionArn arn = request.arn("executionArn", ExecutionArn.class);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("name", arn.name());
        answer.set("startDate", Timestamps.json(Instant.ofEpochMilli(1_700_000_000_050L)));
        return done(answer);
    }

    private static CompletionStage<JsonNode> done(JsonNode answer) {
        return CompletableFuture.completedFuture(answer);
    }

    public int port() {
        return server.port();
    }

    public HttpServer http() {
        return server;
    }

    public RawHttp.Answer call(String operation, String body) {
        return call(operation, body, Map.of());
    }

    public RawHttp.Answer call(String operation, String body, Map<String, String> headers) {
        return raw(RawHttp.request(port(), operation, body, headers));
    }

    public RawHttp.Answer raw(String request) {
        try (RawHttp connection = new RawHttp(port())) {
            return connection.send(request).receive();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
