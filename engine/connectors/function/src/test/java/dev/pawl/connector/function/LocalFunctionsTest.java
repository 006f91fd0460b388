package dev.pawl.connector.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationException;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.Outcome;
import dev.pawl.function.FunctionAnswer;
import dev.pawl.function.FunctionCall;
import dev.pawl.function.LocalFunction;
import dev.pawl.json.Json;
import dev.pawl.secret.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How functions are declared, named and called. */
@Timeout(90)
class LocalFunctionsTest {
    @TempDir
    Path folder;
    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = Workshop.in(folder);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    private static List<LocalFunction> declared(String section) {
        return LocalFunctionsSection.read(Configuration.of(Json.read("{\"localFunctions\":" + section + "}"),
                "pawl.json", Path.of("/project"))).functions();
    }

    @Test
    void aFunctionIsDeclaredWithLambdasDefaults() {
        assertThat(declared("{\"f\":{\"runtime\":\"nodejs20.x\",\"handler\":\"index.handler\",\"code\":\"src/f\"}}"))
                .containsExactly(new LocalFunction("f",
                        new LocalFunction.Code("nodejs20.x", "index.handler", Path.of("/project/src/f"), List.of()),
                        new LocalFunction.Limits(Duration.ofSeconds(3), 128, 10), LocalFunction.Environment.NONE));
    }

    @Test
    void whatIsSaidForAllHoldsUnlessAFunctionSaysOtherwise() {
        assertThat(declared("""
                {"*": {"runtime": "python3.11", "timeout": 30, "memory": 512, "environment": {"A": "1", "B": 2}},
                 "f": {"handler": "app.handler", "code": "f", "timeout": "PT1M", "concurrency": 2, "layers": ["deps"],
                       "environment": {"B": "3"}, "passEnvironment": ["AWS_*"]}}""")).containsExactly(
                new LocalFunction("f",
                        new LocalFunction.Code("python3.11", "app.handler", Path.of("/project/f"),
                                List.of(Path.of("/project/deps"))),
                        new LocalFunction.Limits(Duration.ofMinutes(1), 512, 2),
                        new LocalFunction.Environment(Map.of("A", "1", "B", "3"), List.of("AWS_*"))));
    }

    @Test
    void mistakesAreToldWithTheirPlace() {
        assertThatThrownBy(() -> declared("{\"f\":{\"runtime\":\"cobol\",\"handler\":\"h\",\"code\":\"f\"}}"))
                .isInstanceOf(ConfigurationException.class).hasMessageContaining(
                        " at /localFunctions/f of pawl.json, but Expected a runtime such as nodejs20.x, python3.11,");
        assertThatThrownBy(() -> declared("{\"f\":{\"runtime\":\"nodejs20.x\",\"code\":\"f\"}}"))
                .hasMessageContaining("Expected a handler for function f: a file and what it exports");
        assertThatThrownBy(() -> declared("{\"f\":{\"runtime\":\"provided\"}}"))
                .hasMessage("Expected code at /localFunctions/f of pawl.json, but it is missing");
        assertThatThrownBy(() -> declared("{\"f\":{\"runtime\":\"provided\",\"code\":\"f\",\"timeout\":1000}}"))
                .hasMessageStartingWith("Expected at most 900 seconds at /localFunctions/f/timeout of pawl.json");
        assertThatThrownBy(() -> declared("{\"a b\":{\"runtime\":\"provided\",\"code\":\"f\"}}"))
                .hasMessageContaining("Expected a function's name of at most 64 letters");
        assertThatThrownBy(() -> declared("{\"f\":{\"runtime\":\"provided\",\"code\":\"f\",\"memroy\":1}}"))
                .hasMessageContaining("but found memroy");
    }

    @Test
    void aFunctionIsFoundByNameAndByEachFormOfItsArn() throws Exception {
        assumeThat(Programs.has("python3")).as("python3 is there").isTrue();
        workshop.python("f", "def handler(event, context):\n    return context.invoked_function_arn[-8:]\n");
        for (String name : List.of("f", "f:live", "000000000000:function:f",
                "arn:aws:lambda:eu-west-1:111122223333:function:f",
                "arn:aws:lambda:us-east-1:000000000000:function:f:7")) {
            JsonNode output = invoke("{\"FunctionName\":\"" + name + "\"}");
            assertThat(output.path("StatusCode").asInt()).as(name).isEqualTo(200);
        }
        assertThat(invoke("{\"FunctionName\":\"f\",\"Qualifier\":\"live\"}").path("Payload").asText())
                .isEqualTo("n:f:live");
    }

    private JsonNode invoke(String parameters) throws Exception {
        return ((Outcome.Completed) workshop.outcome(Tasks.invoke(parameters))).output().value();
    }

    @Test
    void invokeHasLambdasShapes() throws Exception {
        assumeThat(Programs.has("python3")).as("python3 is there").isTrue();
        workshop.python("f", "def handler(event, context):\n    print('seen')\n    return event\n");
        JsonNode output = invoke("{\"FunctionName\":\"f\",\"Payload\":{\"a\":1},\"LogType\":\"Tail\"}");
        assertThat(output.path("Payload")).isEqualTo(Json.read("{\"a\":1}"));
        assertThat(output.path("ExecutedVersion").asText()).isEqualTo("$LATEST");
        assertThat(output.path("SdkHttpMetadata").path("HttpStatusCode").asInt()).isEqualTo(200);
        assertThat(output.path("SdkHttpMetadata").path("HttpHeaders").path("Content-Type").asText())
                .isEqualTo("application/json");
        assertThat(new String(java.util.Base64.getDecoder().decode(output.path("LogResult").asText()),
                java.nio.charset.StandardCharsets.UTF_8)).contains("\nseen\nEND RequestId: ");
        assertThat(invoke("{\"FunctionName\":\"f\",\"InvocationType\":\"DryRun\"}").path("StatusCode").asInt())
                .isEqualTo(204);
        JsonNode event = invoke("{\"FunctionName\":\"f\",\"InvocationType\":\"Event\",\"Payload\":\"{}\"}");
        assertThat(event.path("StatusCode").asInt()).isEqualTo(202);
        assertThat(event.path("Payload").asText("none")).isEmpty();
        Eventually.that(() -> workshop.log.stream().filter("seen"::equals).count() == 2);
    }

    @Test
    void theEnvironmentHoldsWhatIsWantedAndNoMore() throws Exception {
        assumeThat(Programs.has("python3")).as("python3 is there").isTrue();
        workshop.file("f/app.py", """
                import os
                def handler(event, context):
                    print('it is ' + os.environ['KEY'])
                    if event.get('raise'):
                        raise ValueError(os.environ['KEY'])
                    return {'key': os.environ['KEY'], 'length': len(os.environ['KEY']), 'own': os.environ['OWN'],
                            'names': sorted(os.environ)}
                """).secret("k", "TOP_SECRET").function("f", """
                {"runtime": "python3.11", "handler": "app.handler", "timeout": 20,
                 "environment": {"KEY": "{{secret:k}}", "OWN": "mine", "AWS_REGION": "eu-central-1"}}""");
        JsonNode output = workshop.output("f", "{}");
        assertThat(output.path("key").asText()).isEqualTo("****");
        assertThat(output.path("length").asInt()).isEqualTo("swordfish".length());
        assertThat(output.path("own").asText()).isEqualTo("mine");
        assertThat(output.path("names").toString()).contains("\"_HANDLER\"").doesNotContain("TOP_SECRET")
                .doesNotContain("ACCESS_KEY");
        assertThat(workshop.cause("f", "{\"raise\":true}").path("errorMessage").asText()).isEqualTo("****");
        assertThat(workshop.log).contains("it is ****").noneMatch(line -> line.contains("swordfish"));
    }

    @Test
    void whatCannotRunIsRefusedWithAReason() throws Exception {
        workshop.function("gone", "{\"runtime\":\"python3.11\",\"handler\":\"a.b\"}");
        assertThat(workshop.failure("gone", "{}").cause().orElseThrow())
                .contains("Expected the code of function gone in ")
                .contains("but there is no such file or folder (Service: AWSLambda; Status Code: 502;");
        workshop.file("odd/x", "").function("odd", "{\"runtime\":\"provided\",\"environment\":{}}");
        assertThat(workshop.failure("gone", "{}").error()).contains("Lambda.InvalidRuntimeException");
    }

    @Test
    void anInterpreterThatIsMissingIsNamed() throws Exception {
        workshop.node("f", "");
        Configuration configuration = Configuration.of(Json.read("""
                {"localFunctions": {"f": {"runtime": "nodejs20.x", "handler": "index.handler", "code": "f"}}}"""),
                "pawl.json", folder);
        try (FunctionConnector connector = FunctionConnector.create(Functions.of(), new ConnectorProvider.Settings(
                "000000000000", "us-east-1",
                name -> name.equals("PATH") ? Optional.of(folder.toString()) : Optional.empty(), configuration,
                Secrets.NONE))) {
            FunctionAnswer answer = connector.localFunctions().invoke(FunctionCall.of("f", "{}")).get(20,
                    TimeUnit.SECONDS);
            assertThat(((FunctionAnswer.Refused) answer).message()).isEqualTo("Expected node on the PATH of the server"
                    + " to run function f (nodejs20.x), but it is not there");
        }
    }

    @Test
    void aPayloadMustBeJsonAndOfABearableLength() throws Exception {
        workshop.python("f", "");
        assertThat(((FunctionAnswer.Refused) workshop.connector().localFunctions()
                .invoke(FunctionCall.of("f", "no json")).get(20, TimeUnit.SECONDS)).code())
                .isEqualTo("InvalidRequestContentException");
        String large = "\"" + "x".repeat(6 * 1024 * 1024) + "\"";
        assertThat(((FunctionAnswer.Refused) workshop.connector().localFunctions()
                .invoke(FunctionCall.of("f", large)).get(20, TimeUnit.SECONDS)).message())
                .isEqualTo("6291458 byte payload is too large for the RequestResponse invocation type"
                        + " (limit 6291456 bytes)");
        assertThat(((FunctionAnswer.Refused) workshop.connector().localFunctions()
                .invoke(FunctionCall.of("unknown", "{}")).get(20, TimeUnit.SECONDS)).status()).isEqualTo(404);
    }
}
