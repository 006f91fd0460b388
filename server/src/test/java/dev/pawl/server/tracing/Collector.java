package dev.pawl.server.tracing;

import java.util.concurrent.atomic.AtomicInteger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.util.JsonFormat;
import com.sun.net.httpserver.HttpServer;
import dev.pawl.json.Json;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A receiver of OpenTelemetry's protocol that reads what it gets with the protocol's own classes. */
final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private final AtomicInteger refused = new AtomicInteger();

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (status == 200) {
                spans.addAll(read(new String(body, StandardCharsets.UTF_8)));
            } else {
                refused.incrementAndGet();
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    /** Ids are hexadecimal in the protocol's JSON, which differs there from that of all other messages. */
    private static List<Span> read(String json) throws IOException {
        JsonNode tree = Json.read(json);
        tree.findParents("spanId").forEach(span -> {
            for (String id : List.of("traceId", "spanId", "parentSpanId")) {
                if (span.has(id)) {
                    ((ObjectNode) span).put(id, Base64.getEncoder()
                            .encodeToString(HexFormat.of().parseHex(span.path(id).asText())));
                }
            }
        });
        ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
        JsonFormat.parser().merge(Json.write(tree), request);
        return request.getResourceSpansList().stream().flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream()).toList();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answer(int other) {
        status = other;
    }

    int refused() {
        return refused.get();
    }

    List<Span> spans() {
        return spans;
    }

    /** Waits for so many. */
    List<Span> await(int count) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (spans.size() < count && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        if (spans.size() < count) {
            throw new AssertionError("Expected " + count + " spans, but got " + spans);
        }
        return List.copyOf(spans);
    }

    static String id(Span span) {
        return HexFormat.of().formatHex(span.getSpanId().toByteArray());
    }

    static String parent(Span span) {
        return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
    }

    static String trace(Span span) {
        return HexFormat.of().formatHex(span.getTraceId().toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
