package dev.pawl.connector.function;

import static dev.pawl.connector.function.Tasks.completed;
import static dev.pawl.connector.function.Tasks.direct;
import static dev.pawl.connector.function.Tasks.handler;
import static dev.pawl.connector.function.Tasks.inProcess;
import static dev.pawl.connector.function.Tasks.invoke;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.json.Json;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InProcessFunctionTest {
    private static Outcome outcome(FunctionConnector connector, TaskRequest request) throws Exception {
        return connector.start(request).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Outcome.Failed failed(FunctionConnector connector, TaskRequest request) throws Exception {
        return (Outcome.Failed) outcome(connector, request);
    }

    @Test
    void directCallReturnsWhatTheHandlerReturns() throws Exception {
        FunctionConnector connector = inProcess(handler("double",
                (event, context) -> JsonNodeFactory.instance.numberNode(2 * event.path("n").asInt())));
        assertThat(outcome(connector, direct("double", "{\"n\":21}"))).isEqualTo(completed("42"));
        assertThat(outcome(connector, direct("double:live", "{\"n\":4}"))).isEqualTo(completed("8"));
    }

    @Test
    void aHandlerMayChangeItsEventWithoutChangingTheTasksInput() throws Exception {
        FunctionConnector connector = inProcess(
                handler("mark", (event, context) -> ((ObjectNode) event).put("seen", true)));
        TaskRequest request = direct("mark", "{}");
        assertThat(outcome(connector, request)).isEqualTo(completed("{\"seen\":true}"));
        assertThat(request.input().value()).isEqualTo(Json.read("{}"));
    }

    @Test
    void invokeWrapsTheResult() throws Exception {
        FunctionConnector connector = inProcess(handler("echo", (event, context) -> event));
        JsonNode output = ((Outcome.Completed) outcome(connector,
                invoke("{\"FunctionName\":\"" + Tasks.ARN + "echo\",\"Payload\":\"[1, 2]\",\"LogType\":\"Tail\"}")))
                .output().value();
        assertThat(output.path("Payload")).isEqualTo(Json.read("[1,2]"));
        assertThat(output.path("ExecutedVersion").asText()).isEqualTo("$LATEST");
        assertThat(output.path("StatusCode").asInt()).isEqualTo(200);
        assertThat(output.path("SdkHttpMetadata").path("HttpStatusCode").asInt()).isEqualTo(200);
        assertThat(output.path("SdkResponseMetadata").path("RequestId").asText()).isNotEmpty();
        assertThat(output.path("LogResult").asText()).isNotEmpty();
    }

    @Test
    void aMissingPayloadIsAnEmptyObject() throws Exception {
        FunctionConnector connector = inProcess(handler("echo", (event, context) -> event));
        for (String payload : new String[]{"", ",\"Payload\":null"}) {
            Outcome.Completed done = (Outcome.Completed) outcome(connector,
                    invoke("{\"FunctionName\":\"echo\"" + payload + "}"));
            assertThat(done.output().value().path("Payload")).isEqualTo(Json.read("{}"));
        }
    }

    @Test
    void anExceptionBecomesLambdasErrorObject() throws Exception {
        FunctionConnector connector = inProcess(handler("broken", (event, context) -> {
            throw new IllegalStateException("no ink", new java.io.IOException("dry"));
        }));
        Outcome.Failed failed = failed(connector, direct("broken", "{}"));
        assertThat(failed.phase()).isEqualTo(Outcome.Phase.RUN);
        assertThat(failed.failure().error()).contains("java.lang.IllegalStateException");
        JsonNode cause = Json.read(failed.failure().cause().orElseThrow());
        assertThat(cause.path("errorMessage").asText()).isEqualTo("no ink");
        assertThat(cause.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(cause.path("stackTrace").path(0).asText()).contains("InProcessFunctionTest");
        assertThat(cause.path("cause").path("errorMessage").asText()).isEqualTo("dry");
    }

    @Test
    void aHandlerMayNameItsError() throws Exception {
        FunctionConnector connector = inProcess(handler("rates", (event, context) -> {
            throw new FunctionException("RateServiceBusy", "try again");
        }));
        assertThat(failed(connector, invoke("{\"FunctionName\":\"rates\"}")).failure().error())
                .contains("RateServiceBusy");
    }

    @Test
    void anErrorOfTheMachineIsTheFunctionsErrorToo() throws Exception {
        FunctionConnector connector = inProcess(handler("deep", (event, context) -> {
            throw new StackOverflowError();
        }));
        assertThat(failed(connector, direct("deep", "{}")).failure().error()).contains("java.lang.StackOverflowError");
    }

    @Test
    void aPayloadThatIsNoJsonIsRefused() throws Exception {
        FunctionConnector connector = inProcess(handler("echo", (event, context) -> event));
        Outcome.Failed failed = failed(connector, invoke("{\"FunctionName\":\"echo\",\"Payload\":\"hello\"}"));
        assertThat(failed.failure().error()).contains("Lambda.InvalidRequestContentException");
        assertThat(failed.failure().cause().orElseThrow()).startsWith("Could not parse request body into json")
                .contains("Status Code: 400");
    }

    @Test
    void anUnknownFunctionIsNotFound() throws Exception {
        Outcome.Failed failed = failed(inProcess(), invoke("{\"FunctionName\":\"ghost\"}"));
        assertThat(failed.failure().error()).contains("Lambda.ResourceNotFoundException");
        assertThat(failed.failure().cause().orElseThrow())
                .startsWith("Function not found: arn:aws:lambda:us-east-1:000000000000:function:ghost:$LATEST.")
                .contains("(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: ")
                .endsWith("; Proxy: null)");
    }

    @Test
    void cancellingInterruptsTheHandler() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        FunctionConnector connector = inProcess(handler("slow", (event, context) -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return event;
        }));
        TaskRequest request = direct("slow", "{}");
        connector.start(request);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        connector.cancel(request, Optional.empty());
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTaskThatIsDeliveredTwiceIsCalledOnce() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch release = new CountDownLatch(1);
        FunctionConnector connector = inProcess(handler("once", (event, context) -> {
            release.await();
            return JsonNodeFactory.instance.numberNode(calls.incrementAndGet());
        }));
        TaskRequest request = direct("once", "{}");
        CompletableFuture<Outcome> first = connector.start(request).toCompletableFuture();
        CompletableFuture<Outcome> second = connector.start(request).toCompletableFuture();
        release.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(completed("1"));
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(completed("1"));
    }

    @Test
    void anEventCallDoesNotWait() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch ran = new CountDownLatch(1);
        FunctionConnector connector = inProcess(handler("later", (event, context) -> {
            release.await();
            ran.countDown();
            return event;
        }));
        Outcome.Completed done = (Outcome.Completed) outcome(connector,
                invoke("{\"FunctionName\":\"later\",\"InvocationType\":\"Event\"}"));
        assertThat(done.output().value().path("StatusCode").asInt()).isEqualTo(202);
        release.countDown();
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void badParametersNameTheField() throws Exception {
        FunctionConnector connector = inProcess();
        assertThat(failed(connector, invoke("{\"Payload\":{}}")).failure()).isEqualTo(dev.pawl.history.Failure.of(
                "States.Runtime",
                "The Parameters '{\"Payload\":{}}' could not be used to start the Task: "
                        + "[The field 'FunctionName' is required but was missing]"));
        assertThat(failed(connector, invoke("{\"FunctionName\":\"f\",\"Colour\":1}")).failure().cause().orElseThrow())
                .contains("[The field 'Colour' is not supported by Step Functions]");
        assertThat(failed(connector, invoke("{\"FunctionName\":\"f\",\"InvocationType\":\"Slow\"}")).failure().cause()
                .orElseThrow()).contains("must be one of the values: [RequestResponse, Event, DryRun]");
    }

    @Test
    void twoHandlersOfOneNameAreAMistake() {
        FunctionHandler one = handler("same", (event, context) -> event);
        assertThatThrownBy(() -> Functions.of(one, one)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same");
    }

    @Test
    void aCallBeyondItsLimitIsTimedOutByTheRuntime() throws Exception {
        InProcessRuntime runtime = new InProcessRuntime(Functions.of(handler("slow", (event, context) -> {
            new CountDownLatch(1).await();
            return event;
        })));
        Answer answer = runtime.invoke(new Invocation(FunctionName.parse("slow"), Optional.empty(),
                Invocation.Options.PLAIN, new Invocation.Task("t", "e", 0), java.time.Duration.ofMillis(20)))
                .get(10, TimeUnit.SECONDS);
        Outcome.Failed failed = (Outcome.Failed) FunctionOutcome.ofDirectCall(answer);
        assertThat(failed.failure().error()).contains("Sandbox.Timedout");
        assertThat(failed.failure().cause().orElseThrow()).contains("Task timed out after 0.02 seconds");
    }
}
