package dev.pawl.connector.function;

import static dev.pawl.connector.function.Tasks.completed;
import static dev.pawl.connector.function.Tasks.direct;
import static dev.pawl.connector.function.Tasks.invoke;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.history.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointFunctionTest {
    private static final Map<String, String> KEYS = Map.of("AWS_ACCESS_KEY_ID", "key", "AWS_SECRET_ACCESS_KEY",
            "secret", "AWS_SESSION_TOKEN", "session");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private FunctionConnector connector;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        connector = connectorTo(server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        connector.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private static FunctionConnector connectorTo(int port) {
        Map<String, String> variables = new java.util.HashMap<>(KEYS);
        variables.put("AWS_ENDPOINT_URL_LAMBDA", "http://127.0.0.1:" + port + "/");
        return FunctionConnector.create(Functions.of(), Tasks.settings(variables));
    }

    private Outcome outcome(TaskRequest request) throws Exception {
        return connector.start(request).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Failure failure(TaskRequest request) throws Exception {
        return ((Outcome.Failed) outcome(request)).failure();
    }

    private interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    private void given(Reply reply) {
        server.createContext("/2015-03-31/functions/", exchange -> {
            exchange.getResponseHeaders().set("x-amzn-RequestId", "r-1");
            reply.to(exchange);
            exchange.close();
        });
    }

    private static void send(HttpExchange exchange, int status, String body, String... headers) throws IOException {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String read(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void directCallSendsTheInputAndTakesTheAnswer() throws Exception {
        given(exchange -> send(exchange, 200, read(exchange)));
        assertThat(outcome(direct("f", "{\"a\": \"ü\"}"))).isEqualTo(completed("{\"a\":\"ü\"}"));
    }

    @Test
    void invokeSendsItsParametersAsLambdaWantsThem() throws Exception {
        given(exchange -> send(exchange, 200, String.format("[\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",%s]",
                exchange.getRequestURI(), exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"),
                exchange.getRequestHeaders().getFirst("X-Amz-Log-Type"),
                exchange.getRequestHeaders().getFirst("X-Amz-Client-Context"),
                exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"), read(exchange)),
                "X-Amz-Executed-Version",
                "7", "X-Amz-Log-Result", "bG9n"));
        JsonNode output = ((Outcome.Completed) outcome(invoke("""
                {"FunctionName":"my fn","Payload":{"x":0.0},"LogType":"Tail","ClientContext":"e30=","Qualifier":"li/ve"}
                """))).output().value();
        assertThat(output.path("Payload")).isEqualTo(dev.pawl.json.Json.read("""
                ["/2015-03-31/functions/my%20fn/invocations?Qualifier=li%2Fve",
                 "RequestResponse","Tail","e30=","session",{"x":0.0}]"""));
        assertThat(output.path("ExecutedVersion").asText()).isEqualTo("7");
        assertThat(output.path("LogResult").asText()).isEqualTo("bG9n");
        assertThat(output.path("SdkResponseMetadata").path("RequestId").asText()).isEqualTo("r-1");
        assertThat(output.path("SdkHttpMetadata").path("HttpHeaders").isObject()).isTrue();
    }

    @Test
    void requestsAreSignedForLambda() throws Exception {
        given(exchange -> send(exchange, 200,
                '"' + exchange.getRequestHeaders().getFirst("Authorization").replace('"', ' ') + '"'));
        String authorization = ((Outcome.Completed) outcome(direct("f", "{}"))).output().value().asText();
        assertThat(authorization).matches("AWS4-HMAC-SHA256 Credential=key/\\d{8}/us-east-1/lambda/aws4_request, .*");
    }

    @Test
    void anUnsuccessfulFunctionKeepsItsOwnTextInADirectCallOnly() throws Exception {
        String error = "{\"errorMessage\": \"no ink\", \"errorType\": \"Dry\"}";
        given(exchange -> send(exchange, 200, error, "X-Amz-Function-Error", "Unhandled"));
        assertThat(failure(direct("f", "{}"))).isEqualTo(Failure.of("Dry", error));
        assertThat(failure(invoke("{\"FunctionName\":\"f\"}")))
                .isEqualTo(Failure.of("Dry", "{\"errorMessage\":\"no ink\",\"errorType\":\"Dry\"}"));
    }

    @Test
    void anErrorWithoutATypeIsUnknown() throws Exception {
        given(exchange -> send(exchange, 200, "{\"errorMessage\":\"gone\"}", "X-Amz-Function-Error", "Unhandled"));
        assertThat(failure(direct("f", "{}"))).isEqualTo(Failure.of("Lambda.Unknown",
                "The cause could not be determined because Lambda did not return an error type. "
                        + "Returned payload: {\"errorMessage\":\"gone\"}"));
    }

    @Test
    void serviceErrorsAreWordedAsByAws() throws Exception {
        given(exchange -> send(exchange, 404, "{\"Type\":\"User\",\"Message\":\"Function not found: x\"}",
                "x-amzn-ErrorType", "ResourceNotFoundException:http://internal.amazon.com/"));
        assertThat(failure(invoke("{\"FunctionName\":\"f\"}"))).isEqualTo(Failure.of("Lambda.ResourceNotFoundException",
                "Function not found: x (Service: AWSLambda; Status Code: 404; "
                        + "Error Code: ResourceNotFoundException; Request ID: r-1; Proxy: null)"));
    }

    @Test
    void throttlingAndFailuresOfTheServiceHaveTheNamesThatRetriersWaitFor() throws Exception {
        given(exchange -> send(exchange,
                Integer.parseInt(exchange.getRequestURI().getPath().replaceAll(".*:s(\\d+)/.*", "$1")), "oops"));
        assertThat(failure(direct("s429", "{}")).error()).contains("Lambda.TooManyRequestsException");
        assertThat(failure(direct("s500", "{}")).error()).contains("Lambda.ServiceException");
        assertThat(failure(direct("s403", "{}")).error()).contains("Lambda.AWSLambdaException");
        assertThat(failure(direct("s302", "{}")).error()).contains("Lambda.AWSLambdaException");
    }

    @Test
    void noServerIsAClientError() throws Exception {
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThat(failure(direct("f", "{}"))).isEqualTo(Failure.of("Lambda.SdkClientException",
                "Unable to execute HTTP request: Connect to 127.0.0.1:" + port + " failed: Connection refused"));
    }

    @Test
    void anAnswerThatIsTooLongIsCutOff() throws Exception {
        given(exchange -> {
            byte[] chunk = new byte[1 << 20];
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 64; i++) {
                exchange.getResponseBody().write(chunk);
            }
        });
        Failure failure = failure(direct("f", "{}"));
        assertThat(failure.error()).contains("Lambda.SdkClientException");
        assertThat(failure.cause().orElseThrow()).contains("at most " + EndpointRuntime.MAX_ANSWER_BYTES + " bytes");
    }

    @Test
    void anAnswerThatIsNoJsonFailsTheTask() throws Exception {
        given(exchange -> send(exchange, 200, "<html>"));
        assertThat(failure(direct("f", "{}")).error()).contains("Lambda.Unknown");
        assertThat(failure(invoke("{\"FunctionName\":\"f\"}")).cause().orElseThrow()).contains("<html>");
    }

    @Test
    void anEventCallHasNoPayload() throws Exception {
        given(exchange -> send(exchange, 202, ""));
        JsonNode output = ((Outcome.Completed) outcome(
                invoke("{\"FunctionName\":\"f\",\"InvocationType\":\"Event\"}"))).output().value();
        assertThat(output.path("StatusCode").asInt()).isEqualTo(202);
        assertThat(output.path("Payload").asText("none")).isEmpty();
    }

    @Test
    void cancellingClosesTheCall() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch hungUp = new CountDownLatch(1);
        given(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            begun.countDown();
            try {
                while (true) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
            } catch (IOException e) {
                hungUp.countDown();
            }
        });
        TaskRequest request = direct("slow", "{}");
        connector.start(request);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        connector.cancel(request, Optional.empty());
        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
