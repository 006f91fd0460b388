package dev.pawl.kubernetes;

import static dev.pawl.kubernetes.Tasks.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.connector.Outcome;
import dev.pawl.json.Json;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls of an API server that answers as it likes. */
final class CallTest {
    private final Endpoint endpoint = new Endpoint();
    private final KubernetesConnector connector = Tasks.connector("""
            {"secrets": {"cluster": {"env": "TOKEN"}}, "kubernetes": {"clusters": {"test": {
              "server": "%s", "token": "{{secret:cluster}}", "timeout": 1}}}}""".formatted(endpoint.url()),
            Map.of("TOKEN", "s3cr3t-t0ken"));

    @AfterEach
    void close() {
        connector.close();
        endpoint.close();
    }

    @Test
    void theRequestIsWhatTheParametersSay() throws Exception {
        endpoint.answers(200, "{\"items\": []}");

        Outcome outcome = call("""
                "Method": "GET", "Path": "/api/v1/namespaces/default/pods",
                "QueryParameters": {"labelSelector": ["job-name=a b", "x"]}""");

        assertThat(outcome).isEqualTo(new Outcome.Completed(dev.pawl.json.Payload.parse(
                "{\"ResponseBody\": {\"items\": []}, \"StatusCode\": 200, \"StatusText\": \"OK\"}")));
        assertThat(endpoint.asked().line())
                .isEqualTo("GET /api/v1/namespaces/default/pods?labelSelector=job-name%3Da%20b&labelSelector=x");
        assertThat(endpoint.asked().header(HttpHeader.AUTHORIZATION)).isEqualTo("Bearer s3cr3t-t0ken");
    }

    @Test
    void bodiesAreSentAsJsonOrAsTheTextThatTheyAre() throws Exception {
        endpoint.answers(201, "{}");

        call("\"Method\": \"POST\", \"Path\": \"/a\", \"RequestBody\": {\"kind\": \"ConfigMap\"}");
        assertThat(endpoint.asked().body()).isEqualTo("{\"kind\":\"ConfigMap\"}");
        assertThat(endpoint.asked().header(HttpHeader.CONTENT_TYPE)).startsWith("application/json");
        call("\"Method\": \"PUT\", \"Path\": \"/a\", \"RequestBody\": \"{ }\"");
        assertThat(endpoint.asked().body()).isEqualTo("{ }");
    }

    @Test
    void aPatchSaysOfWhichKindItIs() throws Exception {
        endpoint.answers(200, "{}");

        call("\"Method\": \"PATCH\", \"Path\": \"/a\", \"RequestBody\": {\"spec\": {\"suspend\": true}}");
        assertThat(endpoint.asked().header(HttpHeader.CONTENT_TYPE)).startsWith("application/merge-patch+json");
        call("\"Method\": \"PATCH\", \"Path\": \"/a\", \"RequestBody\": [{\"op\": \"remove\", \"path\": \"/x\"}]");
        assertThat(endpoint.asked().header(HttpHeader.CONTENT_TYPE)).startsWith("application/json-patch+json");
    }

    @Test
    void whatIsNoJsonIsText() throws Exception {
        endpoint.answers(200, "ok");

        assertThat(body(call("\"Method\": \"GET\", \"Path\": \"/healthz\""))).isEqualTo(Json.read("\"ok\""));
    }

    @Test
    void aRefusalIsAnErrorOfItsStatusWithTheAnswerAsCause() throws Exception {
        String status = "{\"kind\":\"Status\",\"message\":\"Unauthorized\",\"code\":401}";
        endpoint.answers(401, status);

        Outcome.Failed failed = (Outcome.Failed) call("\"Method\": \"GET\", \"Path\": \"/api\"");
        assertThat(failed.failure().error()).contains("EKS.401");
        assertThat(failed.failure().cause()).contains(
                "{\"ResponseBody\":" + status + ",\"StatusCode\":401,\"StatusText\":\"Unauthorized\"}");
    }

    @Test
    void aRefusalOfTenMegabytesLeavesAShortCause() throws Exception {
        endpoint.answers(500, "x".repeat(10 * 1024 * 1024));

        Outcome.Failed failed = (Outcome.Failed) call("\"Method\": \"GET\", \"Path\": \"/api\"");
        assertThat(failed.failure().error()).contains("EKS.500");
        assertThat(failed.failure().cause().orElseThrow()).hasSizeLessThan(ApiAnswer.LONGEST_CAUSE);
        assertThat(Json.read(failed.failure().cause().orElseThrow()).path("StatusCode").asInt()).isEqualTo(500);
    }

    @Test
    void anAnswerOfTenMegabytesIsNotRead() throws Exception {
        endpoint.answers(200, "\"" + "x".repeat(10 * 1024 * 1024) + "\"");

        Outcome.Failed failed = (Outcome.Failed) call("\"Method\": \"GET\", \"Path\": \"/api\"");
        assertThat(failed.failure().error()).contains("States.DataLimitExceeded");
    }

    @Test
    void aServerThatNeverAnswersHoldsNobodyForLong() throws Exception {
        endpoint.neverAnswers();

        Outcome.Failed failed = (Outcome.Failed) call("\"Method\": \"GET\", \"Path\": \"/api\"");
        assertThat(failed.failure().error()).contains(EksException.CLIENT);
        assertThat(failed.failure().cause().orElseThrow()).startsWith("Expected an answer of the API server "
                + endpoint.url() + " of the cluster test, but ");
    }

    @Test
    void aServerThatStopsInTheMiddleHoldsNobodyForLong() throws Exception {
        endpoint.stopsInTheMiddle();

        Outcome.Failed failed = (Outcome.Failed) call("\"Method\": \"GET\", \"Path\": \"/api\"");
        assertThat(failed.failure().error()).contains(EksException.CLIENT);
        assertThat(failed.failure().cause().orElseThrow()).contains("no whole answer within 1 seconds");
    }

    @Test
    void aServerThatIsNotThereIsSaidSo() throws Exception {
        endpoint.close();

        Outcome.Failed failed = (Outcome.Failed) call("\"Method\": \"GET\", \"Path\": \"/api\"");
        assertThat(failed.failure().error()).contains(EksException.CLIENT);
        assertThat(failed.failure().cause().orElseThrow()).contains("ConnectException");
    }

    @Test
    void aRedirectTakesTheTokenNowhere() throws Exception {
        try (Endpoint elsewhere = new Endpoint()) {
            endpoint.redirects(elsewhere.url());

            assertThat(((Outcome.Failed) call("\"Method\": \"GET\", \"Path\": \"/api\"")).failure().error())
                    .contains("EKS.307");
            assertThat(elsewhere.wasAsked()).isFalse();
        }
    }

    @Test
    void aServerThatEchoesTheTokenDoesNotGetItIntoTheHistory() throws Exception {
        endpoint.answers(200, "{\"you\": \"Bearer s3cr3t-t0ken\"}");
        assertThat(body(call("\"Method\": \"GET\", \"Path\": \"/api\"")).path("you").asText())
                .isEqualTo("Bearer ****");

        endpoint.answers(403, "Bearer s3cr3t-t0ken may not");
        assertThat(((Outcome.Failed) call("\"Method\": \"GET\", \"Path\": \"/api\"")).failure().cause().orElseThrow())
                .doesNotContain("s3cr3t").contains("Bearer **** may not");
    }

    @Test
    void aPathLeadsNowhereElse() throws Exception {
        assertThat(((Outcome.Failed) call("\"Method\": \"GET\", \"Path\": \"@elsewhere/\"")).failure().cause()
                .orElseThrow()).contains("must begin with a slash");
        assertThat(((Outcome.Failed) call("\"Method\": \"GET\", \"Path\": \"/a b\"")).failure().error())
                .contains("EKS.InvalidParameterException");
        assertThat(endpoint.wasAsked()).isFalse();
    }

    @Test
    void parametersThatCannotBeUsedAreAllNamed() throws Exception {
        Outcome.Failed failed = (Outcome.Failed) get(connector.start(Tasks.call("""
                {"Method": "TRACE", "Paht": "/", "QueryParameters": {"a": "b"}}""")));

        assertThat(failed.failure().error()).contains("States.Runtime");
        assertThat(failed.failure().cause().orElseThrow()).endsWith("could not be used to start the Task: ["
                + "The field 'Paht' is not supported by Step Functions, "
                + "The value for the field 'Method' must be one of the values: "
                + "[DELETE, GET, HEAD, PATCH, POST, PUT], The field 'Path' is required but was missing, "
                + "The field 'ClusterName' is required but was missing, "
                + "The value for the field 'QueryParameters.a' must be an ARRAY]");
    }

    private Outcome call(String parameters) throws Exception {
        return get(connector.start(Tasks.call("{\"ClusterName\": \"test\", " + parameters + "}")));
    }

    private static JsonNode body(Outcome outcome) {
        return ((Outcome.Completed) outcome).output().value().path("ResponseBody");
    }
}
