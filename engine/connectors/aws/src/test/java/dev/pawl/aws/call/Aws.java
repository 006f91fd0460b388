package dev.pawl.aws.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.parse.ResourceParser;
import dev.pawl.config.Configuration;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.expr.References;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.secret.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A connector, and tasks for it. */
final class Aws implements AutoCloseable {
    static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:m";
    static final String EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:m:e";
    private static final Map<String, String> KEY = Map.of("AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY", "key");

    final AwsConnector connector;
    private int tasks;

    private Aws(AwsConnector connector) {
        this.connector = connector;
    }

    static Aws with(Map<String, String> variables) {
        return with(variables, "{}", Aws.class.getClassLoader());
    }

    static Aws with(Map<String, String> variables, String configuration, ClassLoader classes) {
        Configuration from = Configuration.of(Json.read(configuration), "pawl.json", Path.of(""));
        return new Aws(AwsConnector.create(new ConnectorProvider.Settings("123456789012", "us-east-1",
                name -> Optional.ofNullable(variables.get(name)).or(() -> Optional.ofNullable(KEY.get(name))), from,
                Secrets.of(from, name -> Optional.ofNullable(variables.get(name)))), classes));
    }

    static TaskResource.Integration resource(String name) {
        return (TaskResource.Integration) ResourceParser.of("arn:aws:states:::" + name).orElseThrow();
    }

    TaskRequest request(String resource, String arguments, Optional<String> role) {
        Payload input = Payload.parse(arguments.replace('\'', '"'));
        return new TaskRequest(resource(resource), input, "token" + tasks++, EXECUTION, MACHINE, role,
                Optional.of(Duration.ofSeconds(60)), 0, Optional.empty(),
                References.in(input.value(), key -> false, text -> false), Optional.empty());
    }

    Outcome outcome(String resource, String arguments) throws Exception {
        return outcome(request(resource, arguments, Optional.empty()));
    }

    Outcome outcome(TaskRequest request) throws Exception {
        return connector.start(request).toCompletableFuture().get(90, TimeUnit.SECONDS);
    }

    /** The result without what tells how it came. */
    JsonNode result(String resource, String arguments) throws Exception {
        Outcome outcome = outcome(resource, arguments);
        if (!(outcome instanceof Outcome.Completed done)) {
            throw new AssertionError("Expected a result, but got " + outcome);
        }
        // As text, so that numbers are what they look like.
        ObjectNode result = (ObjectNode) Json.read(done.output().text());
        return result.remove(List.of("SdkHttpMetadata", "SdkResponseMetadata"));
    }

    /** Error and cause in one line. */
    String failure(String resource, String arguments) throws Exception {
        return failure(outcome(resource, arguments));
    }

    static String failure(Outcome outcome) {
        if (!(outcome instanceof Outcome.Failed failed)) {
            throw new AssertionError("Expected a failure, but got " + outcome);
        }
        return failed.failure().error().orElse("") + ": " + failed.failure().cause().orElse("");
    }

    static JsonNode json(String text) {
        return Json.read(text.replace('\'', '"'));
    }

    @Override
    public void close() {
        connector.close();
    }
}
