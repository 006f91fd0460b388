package dev.pawl.server.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.arn.ArnScope;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Quotas;
import dev.pawl.json.Json;
import dev.pawl.server.AnswerCheck;
import dev.pawl.server.RawHttp;
import dev.pawl.server.TestServer;
import dev.pawl.server.models.BundledModels;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.locks.LockSupport;

/** A server with the real engine on an SQLite file, spoken to as a client does. */
public final class RealServer implements AutoCloseable {
    public static final ArnScope HERE = ArnScope.of("us-east-1", "123456789012");
    public static final String ROLE = "arn:aws:iam::123456789012:role/workflows";

    private final Store store;
    private final Engine engine;
    private final ApiServer server;

    public RealServer(Path file) {
        this(file, Quotas.STANDARD);
    }

    /** A server on which there may be no more than that. */
    public RealServer(Path file, Quotas quotas) {
        this(file, quotas, 0, Duration.ofMillis(300));
    }

    /** A server at a port that is known, such as that of one that was there before. */
    public RealServer(Path file, int port) {
        this(file, Quotas.STANDARD, port, Duration.ofMillis(300));
    }

    private RealServer(Path file, Quotas quotas, int port, Duration longPoll) {
        store = JooqStore.sqlite(file);
        engine = Engine.builder().store(store).account(HERE.account(), HERE.region()).connectors(connectors())
                .quotas(quotas).serviceModels(new BundledModels()).start();
        try {
            server = ApiServer.start(engine, ServerSettings.loopback(port, HERE).withLongPoll(longPoll));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Connector> connectors() {
        ConnectorProvider.Settings settings = new ConnectorProvider.Settings(HERE.account(), HERE.region(),
                name -> Optional.ofNullable(System.getenv(name)));
        return ServiceLoader.load(ConnectorProvider.class).stream().map(p -> p.get().create(settings)).toList();
    }

    public Engine engine() {
        return engine;
    }

    public int port() {
        return server.port();
    }

    /** Any answer. */
    public RawHttp.Answer call(String operation, ObjectNode input) {
        try (RawHttp connection = new RawHttp(port())) {
            return connection.send(RawHttp.request(port(), operation, Json.write(input), Map.of())).receive();
        }
    }

    /** The answer to a request that must succeed, and fit the model. */
    public JsonNode ok(String operation, Object... members) {
        RawHttp.Answer answer = call(operation, object(members));
        if (answer.status() != 200) {
            throw new AssertionError(operation + " " + answer);
        }
        List<String> problems = AnswerCheck.problems(
                TestServer.MODEL.operation(operation).orElseThrow().output(), answer.json());
        if (!problems.isEmpty()) {
            throw new AssertionError(operation + " " + problems);
        }
        return answer.json();
    }

    /** Code and message of the answer to a request that must fail. */
    public String refused(String operation, Object... members) {
        RawHttp.Answer answer = call(operation, object(members));
        if (answer.status() < 400) {
            throw new AssertionError(operation + " " + answer);
        }
        String type = answer.json().path("__type").asText();
        return type.substring(type.indexOf('#') + 1) + ": " + answer.json().path("message").asText();
    }

    /** An object with these names and values. */
    public static ObjectNode object(Object... members) {
        ObjectNode object = Json.mapper().createObjectNode();
        for (int i = 0; i < members.length; i += 2) {
            object.set((String) members[i], Json.mapper().valueToTree(members[i + 1]));
        }
        return object;
    }

    /** An answer without some of its members. */
    public static JsonNode without(JsonNode answer, String... members) {
        return Json.read(((ObjectNode) answer).deepCopy().remove(List.of(members)).toString());
    }

    /** Creates a Standard machine; its ARN. */
    public String machine(String name, String definition) {
        return machine(name, definition, "STANDARD");
    }

    public String machine(String name, String definition, String type) {
        return ok("CreateStateMachine", "name", name, "definition", definition, "roleArn", ROLE, "type", type)
                .path("stateMachineArn").asText();
    }

    /** Starts an execution; its ARN. */
    public String start(String machineArn, String input) {
        return ok("StartExecution", "stateMachineArn", machineArn, "input", input).path("executionArn").asText();
    }

    /** Waits until an execution has ended, as a client would; its description. */
    public JsonNode ended(String executionArn) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode execution = ok("DescribeExecution", "executionArn", executionArn);
            if (!execution.path("status").asText().equals("RUNNING")) {
                return execution;
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new AssertionError("Still running: " + executionArn);
    }

    /** Types of all events, in order. */
    public List<String> eventTypes(String executionArn) {
        ArrayNode events = (ArrayNode) ok("GetExecutionHistory", "executionArn", executionArn).path("events");
        return events.findValuesAsText("type");
    }

    /** Stops to listen, and lets what is under way come to an end. */
    public void stopListening(Duration grace) {
        server.stop(grace);
    }

    @Override
    public void close() {
        server.close();
        engine.close();
        store.close();
    }

    /** Serves until the process is ended: for clients that are no tests, such as the conformance runner. */
    public static void main(String[] arguments) {
        RealServer server = new RealServer(Path.of(arguments[1], "pawl.db"), Quotas.STANDARD,
                Integer.parseInt(arguments[0]),
                Duration.ofSeconds(60));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }
}
