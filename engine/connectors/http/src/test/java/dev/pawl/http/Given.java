package dev.pawl.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.config.Configuration;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.egress.Egress;
import dev.pawl.history.Failure;
import dev.pawl.expr.References;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.secret.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Connectors, tasks and outcomes for the tests here; in their JSON, apostrophes stand for quotation marks.
 */
final class Given {
    static final String LOCAL = "'egress': {'plainHttp': ['127.0.0.1', 'localhost']}";
    static final String CONNECTION = "arn:aws:events:us-east-1:123456789012:connection/";
    static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:m";

    private Given() {}

    static String quoted(String text) {
        return text.replace('\'', '"');
    }

    static Configuration configuration(String sections) {
        return Configuration.of(Json.read(quoted("{" + sections + "}")), "pawl.json", Path.of("/nowhere"));
    }

    static ConnectorProvider.Settings settings(String sections, Map<String, String> variables) {
        Configuration configuration = configuration(sections);
        return new ConnectorProvider.Settings("123456789012", "us-east-1",
                name -> Optional.ofNullable(variables.get(name)), configuration,
                Secrets.of(configuration, name -> Optional.ofNullable(variables.get(name))));
    }

    /** A connector that may call this machine over plain HTTP. */
    static HttpConnector local() {
        return HttpConnector.create(settings(LOCAL, Map.of()));
    }

    static HttpConnector connector(String sections, Map<String, String> variables) {
        return HttpConnector.create(settings(sections, variables));
    }

    static HttpConnector impatient(Duration limit) {
        ConnectorProvider.Settings settings = settings(LOCAL, Map.of());
        return HttpConnector.create(settings, Egress.of(settings.configuration()), Clock.systemUTC(), limit);
    }

    static HttpConnector at(Clock clock, String sections) {
        ConnectorProvider.Settings settings = settings(sections, Map.of());
        return HttpConnector.create(settings, Egress.of(settings.configuration()), clock, Duration.ofSeconds(60));
    }

    static TaskRequest task(String service, String parameters) {
        TaskResource resource = new TaskResource.Integration("arn:aws:states:::" + service + ":invoke", service,
                "invoke", TaskResource.Pattern.REQUEST_RESPONSE);
        return new TaskRequest(resource, Payload.parse(quoted(parameters)), UUID.randomUUID().toString(),
                MACHINE.replace(":stateMachine:", ":execution:") + ":e", MACHINE, Optional.empty(),
                Optional.of(Duration.ofSeconds(60)), 0, Optional.empty(),
                References.in(Json.read(quoted(parameters)), key -> false, text -> false), Optional.empty());
    }

    static Outcome outcome(HttpConnector connector, TaskRequest request) {
        return connector.start(request).toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    static Outcome call(HttpConnector connector, String parameters) {
        return outcome(connector, task("http", parameters));
    }

    static JsonNode result(Outcome outcome) {
        if (outcome instanceof Outcome.Completed done) {
            return done.output().value();
        }
        throw new AssertionError("Expected a result, but got " + outcome);
    }

    static Failure failure(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return failed.failure();
        }
        throw new AssertionError("Expected a failure, but got " + outcome);
    }
}
