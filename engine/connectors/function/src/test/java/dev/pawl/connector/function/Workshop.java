package dev.pawl.connector.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.config.Configuration;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.function.FunctionAnswer;
import dev.pawl.function.FunctionCall;
import dev.pawl.history.Failure;
import dev.pawl.json.Json;
import dev.pawl.secret.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Functions written to a folder and run by a connector, for the tests here. */
final class Workshop implements AutoCloseable {
    private final Path folder;
    private final ObjectNode section = JsonNodeFactory.instance.objectNode();
    private final ObjectNode secrets = JsonNodeFactory.instance.objectNode();
    final List<String> log = new CopyOnWriteArrayList<>();
    private @Nullable FunctionConnector connector;

    Workshop(Path folder) {
        this.folder = folder;
    }

    static Workshop in(Path folder) {
        return new Workshop(folder);
    }

    /** Writes a file of a function's code. */
    Workshop file(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Declares a function as the configuration does; its code is the folder of its name unless it says otherwise.
     */
    Workshop function(String name, String json) {
        ObjectNode function = section.putObject(name);
        if (!name.equals("*")) {
            function.put("code", name);
        }
        Json.read(json).properties().forEach(member -> function.set(member.getKey(), member.getValue()));
        return this;
    }

    Workshop secret(String name, String variable) {
        secrets.putObject(name).put("env", variable);
        return this;
    }

    Workshop python(String name, String code) {
        return file(name + "/app.py", code).function(name,
                "{\"runtime\":\"python3.11\",\"handler\":\"app.handler\",\"timeout\":20}");
    }

    Workshop node(String name, String code) {
        return file(name + "/index.js", code).function(name,
                "{\"runtime\":\"nodejs20.x\",\"handler\":\"index.handler\",\"timeout\":20}");
    }

    FunctionConnector connector() {
        FunctionConnector made = connector;
        if (made == null) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.set("localFunctions", section);
            root.set("secrets", secrets);
            Configuration configuration = Configuration.of(root, "pawl.json", folder);
            java.util.function.Function<String, Optional<String>> variable = name -> name.equals("TOP_SECRET")
                    ? Optional.of("swordfish")
                    : Optional.ofNullable(System.getenv(name));
            made = FunctionConnector.create(Functions.of(),
                    new ConnectorProvider.Settings("000000000000", "us-east-1",
                            name -> name.startsWith("AWS_") ? Optional.empty() : variable.apply(name), configuration,
                            Secrets.of(configuration, variable)),
                    (function, requestId, line) -> log.add(line));
            connector = made;
        }
        return made;
    }

    CompletableFuture<Outcome> start(TaskRequest request) {
        return connector().start(request).toCompletableFuture();
    }

    Outcome outcome(TaskRequest request) throws Exception {
        return start(request).get(60, TimeUnit.SECONDS);
    }

    /** What a function returns. */
    JsonNode output(String function, String event) throws Exception {
        Outcome outcome = outcome(Tasks.direct(function, event));
        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        return ((Outcome.Completed) outcome).output().value();
    }

    /** How a function fails. */
    Failure failure(String function, String event) throws Exception {
        Outcome outcome = outcome(Tasks.direct(function, event));
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).failure();
    }

    JsonNode cause(String function, String event) throws Exception {
        return Json.read(failure(function, event).cause().orElseThrow());
    }

    /** Calls a function as Lambda's Invoke operation does, with the end of its log. */
    FunctionAnswer.Returned invoked(String function, String event) throws Exception {
        return (FunctionAnswer.Returned) connector().localFunctions()
                .invoke(new FunctionCall(function, Optional.of(event), FunctionCall.Type.REQUEST_RESPONSE,
                        Optional.empty(), Optional.empty(), true))
                .get(60, TimeUnit.SECONDS);
    }

    static String logOf(FunctionAnswer.Returned answer) {
        return new String(Base64.getDecoder().decode(answer.logTail().orElseThrow()), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        if (connector != null) {
            connector.close();
        }
    }
}
