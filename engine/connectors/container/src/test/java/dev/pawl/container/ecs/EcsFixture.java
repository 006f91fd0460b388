package dev.pawl.container.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.DockerClient;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskResource.Pattern;
import dev.pawl.config.Configuration;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.container.ContainerConnectorProvider;
import dev.pawl.container.engine.RealEngine;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.secret.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A connector with a folder of task definitions, on a real Docker Engine. */
final class EcsFixture implements AutoCloseable {
    static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:m";

    final DockerClient docker = RealEngine.client();
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>(System.getenv());
    private final String section;
    private Connector connector;

    EcsFixture(Path folder, String section) {
        this.folder = folder;
        this.section = section;
        this.connector = open();
    }

    private Connector open() {
        Configuration configuration = configuration();
        return new ContainerConnectorProvider().create(new ConnectorProvider.Settings("123456789012", "us-east-1",
                name -> Optional.ofNullable(variables.get(name)), configuration,
                Secrets.of(configuration, name -> Optional.ofNullable(variables.get(name)))));
    }

    private Configuration configuration() {
        try {
            Files.createDirectories(folder.resolve("tasks"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Configuration.of(Json.read(section), "pawl.json", folder);
    }

    Connector connector() {
        return connector;
    }

    void set(String variable, String value) {
        variables.put(variable, value);
    }

    /** As after a restart of the server. */
    void restart() {
        connector.close();
        connector = open();
    }

    void define(String name, String definition) {
        try {
            Files.writeString(folder.resolve("tasks").resolve(name + ".json"), definition);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String shell(String family, String script) {
        return "{\"family\":\"" + family + "\",\"containerDefinitions\":[" + container("main", script, "") + "]}";
    }

    static String container(String name, String script, String more) {
        return "{\"name\":\"" + name + "\",\"image\":\"" + RealEngine.IMAGE + "\",\"stopTimeout\":2,"
                + "\"command\":[\"sh\",\"-c\"," + Json.write(Json.mapper().getNodeFactory().textNode(script)) + "]"
                + more + "}";
    }

    static TaskRequest request(Pattern pattern, String parameters) {
        return new TaskRequest(
                new TaskResource.Integration("arn:aws:states:::ecs:runTask" + pattern.suffix(), "ecs", "runTask",
                        pattern),
                Payload.parse(parameters), UUID.randomUUID().toString(),
                "arn:aws:states:us-east-1:123456789012:execution:m:e", MACHINE, Optional.empty(), Optional.empty(), 0,
                Optional.empty(), List.of(), Optional.empty());
    }

    Outcome start(TaskRequest request) throws Exception {
        return connector.start(request).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    Outcome end(TaskRequest request, Outcome.Accepted accepted) throws Exception {
        return connector.attach(request, new Outcome.Accepted(Payload.NULL, accepted.handle())).toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    /** From the start to the end. */
    Outcome run(String parameters) throws Exception {
        TaskRequest request = request(Pattern.SYNC, parameters);
        return start(request) instanceof Outcome.Accepted accepted ? end(request, accepted) : start(request);
    }

    static JsonNode output(Outcome outcome) {
        return ((Outcome.Completed) outcome).output().value();
    }

    static Outcome.Failed failed(Outcome outcome) {
        return (Outcome.Failed) outcome;
    }

    static JsonNode cause(Outcome outcome) {
        return Json.read(failed(outcome).failure().cause().orElseThrow());
    }

    String log(JsonNode task) {
        String arn = task.path("TaskArn").asText();
        try {
            return Files.readString(folder.resolve(".pawl/containers").resolve(arn.substring(arn.lastIndexOf('/') + 1))
                    .resolve("main.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        connector.close();
    }
}
