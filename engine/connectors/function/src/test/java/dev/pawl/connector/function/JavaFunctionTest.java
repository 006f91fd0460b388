package dev.pawl.connector.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.config.Configuration;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.function.FunctionAnswer;
import dev.pawl.function.FunctionCall;
import dev.pawl.json.Json;
import dev.pawl.secret.Secrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handlers of the classes in {@link JavaHandlers}, in processes of their own. */
@Timeout(120)
class JavaFunctionTest {
    private static FunctionConnector connector;

    @BeforeAll
    static void start() throws Exception {
        URI classes = JavaHandlers.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        var section = JsonNodeFactory.instance.objectNode();
        declare(section, "typed", JavaHandlers.Typed.class.getName(), classes);
        declare(section, "stream", JavaHandlers.Streams.class.getName() + "::handleRequest", classes);
        declare(section, "method", JavaHandlers.class.getName() + "::total", classes);
        declare(section, "absent", "example.Absent", classes);
        declare(section, "unfit", JavaHandlers.class.getName() + "::nothing", classes);
        Configuration configuration = Configuration.of(
                JsonNodeFactory.instance.objectNode().set("localFunctions", section), "pawl.json", Path.of(""));
        connector = FunctionConnector.create(Functions.of(), new ConnectorProvider.Settings("000000000000",
                "us-east-1", name -> Optional.empty(), configuration, Secrets.NONE), (function, id, line) -> {});
    }

    private static void declare(com.fasterxml.jackson.databind.node.ObjectNode section, String name, String handler,
            URI classes) {
        section.putObject(name).put("runtime", "java21").put("handler", handler)
                .put("code", Path.of(classes).toString()).put("timeout", 30).put("memory", 256);
    }

    @AfterAll
    static void stop() {
        connector.close();
    }

    private static FunctionAnswer.Returned call(String function, String event) throws Exception {
        return (FunctionAnswer.Returned) connector.localFunctions()
                .invoke(new FunctionCall(function, Optional.of(event), FunctionCall.Type.REQUEST_RESPONSE,
                        Optional.empty(), Optional.of(base64("{\"custom\":{\"who\":\"Zoë\"}}")), true))
                .get(60, TimeUnit.SECONDS);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anEventBecomesTheHandlersOwnTypeAndItsResultJson() throws Exception {
        FunctionAnswer.Returned answer = call("typed", "{\"Item\":\"ink\",\"counts\":[1,2],\"unknown\":true}");
        assertThat(answer.functionError()).isEmpty();
        assertThat(Json.read(answer.payload())).isEqualTo(Json.read("""
                {"text":"ink: 3","function":"typed","arn":"arn:aws:lambda:us-east-1:000000000000:function:typed",
                 "memory":256,"timely":true,"who":"Zoë"}"""));
        assertThat(Workshop.logOf(answer)).contains("\nlogged ink\n").contains("\nprinted\n");
    }

    @Test
    void streamsAndPlainMethodsWork() throws Exception {
        assertThat(call("stream", "{\"a\": 1}").payload()).isEqualTo("{\"a\": 1}");
        assertThat(call("method", "[1,2,3]").payload()).isEqualTo("6");
    }

    @Test
    void exceptionsHaveTypeMessageTraceAndCause() throws Exception {
        FunctionAnswer.Returned answer = call("typed", "{\"item\":\"nothing\"}");
        assertThat(answer.functionError()).contains("Unhandled");
        JsonNode error = Json.read(answer.payload());
        assertThat(error.path("errorType").asText()).isEqualTo(JavaHandlers.class.getName() + "$OutOfStock");
        assertThat(error.path("errorMessage").asText()).isEqualTo("no nothing");
        assertThat(error.path("stackTrace").path(0).asText()).contains("JavaHandlers$Typed.handleRequest(");
        assertThat(error.path("cause").path("errorType").asText()).isEqualTo("java.io.IOException");
    }

    @Test
    void anEventThatDoesNotFitSaysSo() throws Exception {
        JsonNode error = Json.read(call("method", "{}").payload());
        assertThat(error.path("errorMessage").asText()).isEqualTo("An error occurred during JSON parsing");
    }

    @Test
    void runningOutOfMemoryEndsTheProcess() throws Exception {
        JsonNode error = Json.read(call("typed", "{\"item\":\"everything\"}").payload());
        assertThat(error.path("errorType").asText()).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(call("typed", "{\"item\":\"ink\"}").functionError()).isEmpty();
    }

    @Test
    void whatCannotBeginSaysWhy() throws Exception {
        assertThat(Json.read(call("absent", "{}").payload()).path("errorMessage").asText())
                .isEqualTo("Class not found: example.Absent");
        assertThat(Json.read(call("unfit", "{}").payload()).path("errorType").asText())
                .isEqualTo("java.lang.NoSuchMethodException");
    }
}
