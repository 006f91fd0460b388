package dev.pawl.server.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.arn.ArnScope;
import dev.pawl.asl.TaskResource;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.connector.function.FunctionConnector;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionException;
import dev.pawl.connector.function.FunctionHandler;
import dev.pawl.connector.function.Functions;
import dev.pawl.json.Payload;
import dev.pawl.server.access.Door;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.auth.SigV4Authenticator;
import dev.pawl.server.http.HttpMount;
import dev.pawl.server.http.HttpServer;
import dev.pawl.server.http.HttpServerOptions;
import dev.pawl.server.http.Mounts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Called by a client that signs with the AWS SDK: our own connector to Lambda. */
class InvokeApiTest {
    private static final ArnScope SCOPE = ArnScope.of("us-east-1", "123456789012");
    private static final Map<String, String> KEY = Map.of("AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY",
            "secret");
    private FunctionConnector functions;
    private HttpServer server;

    /** Gives back its event, or fails. */
    private static final class Echo implements FunctionHandler {
        @Override
        public String name() {
            return "echo";
        }

        @Override
        public JsonNode handle(JsonNode event, FunctionContext context) throws FunctionException {
            if (event.has("fail")) {
                throw new FunctionException("OutOfStock", "no ink");
            }
            return event;
        }
    }

    @BeforeEach
    void start() throws IOException {
        functions = FunctionConnector.create(Functions.of(new Echo()), settings(Map.of()));
        InvokeApi api = new InvokeApi(functions.localFunctions(), SCOPE, Door.of(new SigV4Authenticator(
                List.of(new AccessKey("AKID", "secret", Principal.admin("ada"))), "us-east-1", "lambda",
                Clock.systemUTC()), (principal, operation, resource) -> !resource.endsWith(":secret")));
        server = HttpServer.start(HttpServerOptions.loopback(0),
                new Mounts(List.of(new HttpMount(InvokeApi.PREFIX, api)), request -> {
                    throw new AssertionError("not mounted: " + request.path());
                }));
    }

    @AfterEach
    void stop() {
        server.close();
        functions.close();
    }

    private static ConnectorProvider.Settings settings(Map<String, String> variables) {
        return new ConnectorProvider.Settings(SCOPE.account(), SCOPE.region(),
                name -> Optional.ofNullable(variables.get(name)));
    }

    private Outcome call(String parameters, Map<String, String> key) throws Exception {
        Map<String, String> variables = new java.util.HashMap<>(key);
        variables.put("AWS_ENDPOINT_URL_LAMBDA", "http://127.0.0.1:" + server.port());
        TaskResource invoke = new TaskResource.Integration("arn:aws:states:::lambda:invoke", "lambda", "invoke",
                TaskResource.Pattern.REQUEST_RESPONSE);
        try (FunctionConnector client = FunctionConnector.create(Functions.of(), settings(variables))) {
            return client.start(new TaskRequest(invoke, Payload.parse(parameters), "token", "execution", "machine",
                    Optional.empty(), Optional.empty(), 0, Optional.empty(), List.of(), Optional.empty()))
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private String failure(String parameters, Map<String, String> key) throws Exception {
        return ((Outcome.Failed) call(parameters, key)).failure().error().orElseThrow();
    }

    @Test
    void answersAsLambdaDoes() throws Exception {
        for (String name : List.of("echo", "arn:aws:lambda:us-east-1:123456789012:function:echo",
                "123456789012:function:echo:live")) {
            JsonNode output = ((Outcome.Completed) call("{\"FunctionName\":\"" + name
                    + "\",\"Payload\":{\"ü\":1},\"LogType\":\"Tail\",\"Qualifier\":\"li/ve\"}", KEY)).output().value();
            assertThat(output.path("Payload").toString()).isEqualTo("{\"ü\":1}");
            assertThat(output.path("ExecutedVersion").asText()).isEqualTo("$LATEST");
            assertThat(output.path("LogResult").asText()).isNotEmpty();
        }
    }

    @Test
    void failuresOfFunctionsAndRefusalsHaveLambdasNames() throws Exception {
        assertThat(failure("{\"FunctionName\":\"echo\",\"Payload\":{\"fail\":true}}", KEY)).isEqualTo("OutOfStock");
        assertThat(failure("{\"FunctionName\":\"other\"}", KEY)).isEqualTo("Lambda.ResourceNotFoundException");
        assertThat(failure("{\"FunctionName\":\"secret\"}", KEY)).isEqualTo("Lambda.AWSLambdaException");
        assertThat(failure("{\"FunctionName\":\"echo\"}", Map.of())).isEqualTo("Lambda.AWSLambdaException");
    }

    @Test
    void otherPathsAreRefused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port() + InvokeApi.PREFIX + "echo/configuration")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(404);
        }
    }
}
