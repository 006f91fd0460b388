package dev.pawl.server.tracing;

import java.util.Objects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.pawl.engine.Executions;
import dev.pawl.engine.ForkRequest;
import dev.pawl.fork.ForkPoint.At;
import dev.pawl.server.assembly.Installed;
import dev.pawl.trace.SpanIds;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracingTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";
    private static final String TWICE = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\","
            + "\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{\"FunctionName\":\"none\"},"
            + "\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],\"MaxAttempts\":1,\"IntervalSeconds\":1}],"
            + "\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"B\"}],\"End\":true},"
            + "\"B\":{\"Type\":\"Fail\",\"Error\":\"Broken\"}}}";
    private static final String NESTED = "{\"StartAt\":\"N\",\"States\":{\"N\":{\"Type\":\"Task\","
            + "\"Resource\":\"arn:aws:states:::states:startExecution.sync:2\",\"Parameters\":{\"StateMachineArn\":"
            + "\"arn:aws:states:us-east-1:123456789012:stateMachine:inner\",\"Input\":{}},\"End\":true}}}";
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";

    @TempDir
    private Path folder = Path.of("");

    private Installed server(Collector collector, String more) {
        return new Installed(folder.resolve("pawl.db"),
                "{\"tracing\":{\"endpoint\":\"" + collector.url() + "\"" + more + "}}", Map.of());
    }

    private static String start(Installed server, String machine, String... headers) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/executions"))
                    .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers
                            .ofString("{\"stateMachineArn\":\"" + machine + "\",\"input\":\"{}\"}"));
            if (headers.length > 0) {
                request.headers(headers);
            }
            String answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
            String arn = dev.pawl.json.Json.read(answer).path("executionArn").asText();
            server.ended(arn);
            return arn;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Map<String, Span> byName(List<Span> spans) {
        return spans.stream().collect(Collectors.toMap(Span::getName, span -> span, (one, other) -> one));
    }

    @Test
    void executionsStatesAndAttemptsBecomeSpansBelowTheCaller() throws IOException {
        try (Collector collector = new Collector(); Installed server = server(collector, "")) {
            String arn = start(server, server.machine("twice", "STANDARD", TWICE), "traceparent",
                    "00-" + TRACE + "-" + CALLER + "-01");
            List<Span> spans = collector.await(5);

            assertThat(spans).hasSize(5).allMatch(span -> Collector.trace(span).equals(TRACE));
            Map<String, Span> names = byName(spans);
            Span whole = Objects.requireNonNull(names.get("twice"));
            Span state = Objects.requireNonNull(names.get("A"));
            assertThat(Collector.parent(whole)).isEqualTo(CALLER);
            assertThat(whole.getStatus().getMessage()).isEqualTo("Broken");
            assertThat(Collector.id(whole)).isEqualTo(SpanIds.execution(arn, 0));
            assertThat(Collector.parent(state)).isEqualTo(Collector.id(whole));
            assertThat(state.getStartTimeUnixNano()).isLessThan(state.getEndTimeUnixNano());
            assertThat(spans.stream().filter(span -> Collector.parent(span).equals(Collector.id(state)))
                    .map(span -> span.getAttributesList().stream()
                            .filter(attribute -> attribute.getKey().equals("pawl.attempt")).findFirst().orElseThrow()
                            .getValue().getStringValue() + " " + span.getName()))
                    .containsExactlyInAnyOrder("1 lambda:invoke", "2 lambda:invoke");
        }
    }

    @Test
    void anExpressExecutionHasSpansAndSoHasItsChild() throws IOException {
        try (Collector collector = new Collector(); Installed server = server(collector, "")) {
            String inner = server.machine("quick", "EXPRESS", TWICE);
            server.engine().executions().startSync(new Executions.Start(inner, Optional.of("one"), Optional.of("{}"),
                    Optional.of("Root=1-" + TRACE.substring(0, 8) + "-" + TRACE.substring(8) + ";Parent=" + CALLER
                            + ";Sampled=1")))
                    .toCompletableFuture().join();
            List<Span> spans = collector.await(5);
            assertThat(spans).hasSize(5).allMatch(span -> Collector.trace(span).equals(TRACE));
            Span whole = Objects.requireNonNull(byName(spans).get("quick"));
            assertThat(Collector.parent(whole)).isEqualTo(CALLER);
            assertThat(whole.getStatus().getMessage()).isEqualTo("Broken");

            server.engine().executions().startSync(new Executions.Start(inner, Optional.of("two"), Optional.of("{}"),
                    Optional.of("Root=1-" + TRACE.substring(0, 8) + "-" + TRACE.substring(8) + ";Parent=" + CALLER
                            + ";Sampled=0")))
                    .toCompletableFuture().join();
            server.machine("inner", "EXPRESS", PASS);
            String outer = start(server, server.machine("outer", "STANDARD", NESTED.replace(".sync:2", "")));
            List<Span> all = collector.await(10);
            assertThat(all).hasSize(10);
            Map<String, Span> names = byName(all);
            Span child = Objects.requireNonNull(names.get("inner"));
            assertThat(Collector.trace(child)).isEqualTo(SpanIds.trace(outer));
            assertThat(Collector.parent(child))
                    .isEqualTo(Collector.id(Objects.requireNonNull(names.get("states:startExecution"))));
        }
    }

    @Test
    void aForkHasSpansOfWhatItDidItself() throws IOException {
        String two = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"},\"B\":{\"Type\":\"Pass\","
                + "\"End\":true}}}";
        try (Collector collector = new Collector(); Installed server = server(collector, "")) {
            String original = start(server, server.machine("two", "STANDARD", two));
            collector.await(3);
            String fork = server.engine().forks().fork(ForkRequest.of(original, new At.Newest())).toCompletableFuture()
                    .join().executionArn();
            server.ended(fork);
            List<Span> spans = collector.await(5);
            assertThat(spans.subList(3, spans.size())).extracting(Span::getName).containsExactlyInAnyOrder("B", "two");
            assertThat(spans.subList(3, spans.size())).extracting(Collector::id).contains(SpanIds.execution(fork, 0));
        }
    }

    @Test
    void aNestedExecutionStandsBelowTheAttemptThatStartedIt() throws IOException {
        try (Collector collector = new Collector(); Installed server = server(collector, "")) {
            server.machine("inner", "STANDARD", PASS);
            String arn = start(server, server.machine("outer", "STANDARD", NESTED));
            List<Span> spans = collector.await(5);
            Map<String, Span> names = byName(spans);

            assertThat(spans).allMatch(span -> Collector.trace(span).equals(SpanIds.trace(arn)));
            assertThat(Collector.parent(Objects.requireNonNull(names.get("inner"))))
                    .isEqualTo(Collector.id(Objects.requireNonNull(names.get("states:startExecution.sync:2"))));
            assertThat(Collector.parent(Objects.requireNonNull(names.get("outer")))).isEmpty();
        }
    }

    @Test
    void aCollectorThatWasAwayGetsTheSameSpansLater() throws IOException {
        try (Collector collector = new Collector()) {
            String arn;
            collector.answer(503);
            try (Installed server = server(collector, "")) {
                arn = start(server, server.machine("inner", "STANDARD", PASS));
                long deadline = System.nanoTime() + 60_000_000_000L;
                while (collector.refused() == 0 && System.nanoTime() < deadline) {
                    LockSupport.parkNanos(1_000_000);
                }
                assertThat(collector.refused()).isPositive();
            }
            collector.answer(200);
            try (Installed server = server(collector, "")) {
                assertThat(server.engine().executions().describe(arn).status().ended()).isTrue();
                assertThat(collector.await(2)).extracting(Collector::id)
                        .containsExactlyInAnyOrder(SpanIds.execution(arn, 0), SpanIds.state(arn, 2));
            }
        }
    }

    @Test
    void whatTheCallerDoesNotRecordIsNotRecordedAndYetPassedOn() throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            heard.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        service.start();
        String call = "{\"StartAt\":\"H\",\"States\":{\"H\":{\"Type\":\"Task\",\"Resource\":"
                + "\"arn:aws:states:::http:invoke\",\"Parameters\":{\"ApiEndpoint\":\"http://127.0.0.1:"
                + service.getAddress().getPort() + "/\",\"Method\":\"GET\",\"InvocationConfig\":{\"ConnectionArn\":"
                + "\"arn:aws:events:us-east-1:123456789012:connection/none/1\"}},\"End\":true}}}";
        try (Collector collector = new Collector();
                Installed server = new Installed(folder.resolve("pawl.db"), "{\"tracing\":{\"endpoint\":\""
                        + collector.url()
                        + "\"},\"connections\":{\"none\":{\"type\":\"API_KEY\",\"header\":\"k\",\"value\":\"v\"}},"
                        + "\"egress\":{\"plainHttp\":[\"127.0.0.1\"]}}", Map.of())) {
            String machine = server.machine("calls", "STANDARD", call);
            start(server, machine, "traceparent", "00-" + TRACE + "-" + CALLER + "-00");
            String recorded = start(server, machine, "X-Amzn-Trace-Id",
                    "Root=1-" + TRACE.substring(0, 8) + "-" + TRACE.substring(8) + ";Parent=" + CALLER + ";Sampled=1");
            collector.await(3);

            assertThat(heard).containsExactly("00-" + TRACE + "-" + CALLER + "-00",
                    "00-" + TRACE + "-" + SpanIds.attempt(recorded, 3) + "-01");
            // those that are sent twice, because an answer took too long, are the same
            assertThat(collector.spans().stream().map(Collector::id).distinct())
                    .contains(SpanIds.execution(recorded, 0)).hasSize(3);
        } finally {
            service.stop(0);
        }
    }

    @Test
    void aShareIsRecordedAndTheSettingsAreChecked() throws IOException {
        try (Collector collector = new Collector(); Installed server = server(collector, ",\"samplePercent\":0")) {
            String machine = server.machine("inner", "STANDARD", PASS);
            start(server, machine);
            server.engine().executions().start(new Executions.Start(machine, Optional.of("last"), Optional.of("{}"),
                    Optional.of("Root=1-00000000-000000000000000000000001;Parent=" + CALLER + ";Sampled=1")))
                    .toCompletableFuture().join();

            assertThat(collector.await(2)).hasSize(2);
            assertThatThrownBy(() -> new Installed(folder.resolve("other.db"),
                    "{\"tracing\":{\"endpoint\":\"collector\"}}", Map.of())).hasMessageContaining("/tracing/endpoint");
        }
    }
}
