package dev.pawl.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.config.ConfigurationException;
import dev.pawl.connector.HttpTrace;
import dev.pawl.connector.Outcome;
import dev.pawl.history.Failure;
import dev.pawl.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionTest {
    private static final String TOKENS = "/oauth/token";

    private final AtomicInteger issued = new AtomicInteger();
    private Remote remote;

    /** A clock that a test sets forward. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void start() throws Exception {
        remote = Remote.plain().on("/a", Remote.echo())
                .on(TOKENS, (one, response, callback) -> Remote.json(200, Given.quoted("{'access_token': 'token-number-"
                        + issued.incrementAndGet() + "', 'token_type': 'bearer', 'expires_in': 3600}"))
                        .answer(one, response, callback));
    }

    @AfterEach
    void stop() throws Exception {
        remote.close();
    }

    private static String connection(String members) {
        return Given.LOCAL + ", 'connections': {'crm': {" + members + "}}";
    }

    private String oAuth(String more) {
        return connection("'type': 'OAUTH_CLIENT_CREDENTIALS', 'tokenEndpoint': '" + remote.url(TOKENS)
                + "', 'clientId': 'the-client', 'clientSecret': 's3cret of it'" + more);
    }

    private String task(String more) {
        return "{'ApiEndpoint': '" + remote.url("/a") + "', 'Method': 'POST', 'InvocationConfig': {'ConnectionArn': '"
                + Given.CONNECTION + "crm/81210c42'}" + more + "}";
    }

    private Outcome call(String sections, String task) {
        try (HttpConnector connector = Given.connector(sections, Map.of("CRM_PASSWORD", "swordfish-7"))) {
            return Given.call(connector, task);
        }
    }

    @Test
    void aPasswordIsSentAndNotSeen() {
        Outcome outcome = call(connection("'type': 'BASIC', 'username': 'ann', 'password': 'swordfish-7'"), task(""));

        String basic = "Basic YW5uOnN3b3JkZmlzaC03";
        assertThat(remote.last().header("Authorization")).contains(basic);
        assertThat(Given.result(outcome).path("ResponseBody").path("headers").path("Authorization").path(0).textValue())
                .isEqualTo("Basic ****");
        HttpTrace trace = outcome.trace().orElseThrow();
        assertThat(trace.sent().headers().orElseThrow()).contains("Authorization: " + basic);
        assertThat(trace.written().headers().orElseThrow()).doesNotContain("Authorization");
        assertThat(trace.response().orElseThrow().body().orElseThrow()).doesNotContain("YW5u");
    }

    @Test
    void aKeyIsSentInItsHeaderAndMayBeASecret() {
        call(connection("'type': 'API_KEY', 'header': 'X-Key', 'value': 'k-{{secret:crm}}'")
                + ", 'secrets': {'crm': {'env': 'CRM_PASSWORD'}}", task(""));

        assertThat(remote.last().header("X-Key")).contains("k-swordfish-7");
    }

    @Test
    void whatTheConnectionSaysComesFirst() {
        call(connection("'type': 'API_KEY', 'header': 'ApiKey', 'value': 'key_value',"
                + "'headers': {'Header-Param': 'of the connection', 'content-type': 'application/vnd.x+json'},"
                + "'queryParameters': {'q': 'of the connection', 'more': '1'}, 'body': {'b': 'of the connection'}"),
                task(", 'Headers': {'header-param': 'x', 'Request-Id': '7', 'apikey': 'mine'},"
                        + "'QueryParameters': {'q': 'x', 'own': '2'}, 'RequestBody': {'b': 'x', 'c': 3}"));

        Remote.Arrived sent = remote.last();
        assertThat(sent.header("Header-Param")).contains("of the connection");
        assertThat(sent.header("Request-Id")).contains("7");
        assertThat(sent.header("ApiKey")).contains("key_value");
        assertThat(sent.header("Content-Type")).contains("application/vnd.x+json");
        assertThat(sent.target()).isEqualTo("/a?own=2&q=of%20the%20connection&more=1");
        assertThat(sent.body()).isEqualTo("{\"b\":\"of the connection\",\"c\":3}");
    }

    @Test
    void aBodyThatIsATextCannotBeMerged() {
        Failure failure = Given.failure(call(connection("'type': 'API_KEY', 'header': 'K', 'value': 'key_value',"
                + "'body': {'b': 'x'}"), task(", 'RequestBody': 'text'")));

        assertThat(failure.error()).contains("States.Runtime");
    }

    @Test
    void theOlderWayToNameAConnectionWorks() {
        call(connection("'type': 'API_KEY', 'header': 'K', 'value': 'key_value'"),
                task("").replace("InvocationConfig", "Authentication"));

        assertThat(remote.last().header("K")).contains("key_value");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "arn:aws:events:us-east-1:123456789012:connection/erp/1 | Events.ConnectionResource.ResourceNotFound | erp",
            "crm | States.Runtime | Expected the ARN of a connection"})
    void aConnectionThatIsNotThereIsAnError(String arn, String error, String words) {
        Failure failure = Given.failure(call(Given.LOCAL,
                task("").replace(Given.CONNECTION + "crm/81210c42", arn)));

        assertThat(failure.error()).contains(error);
        assertThat(failure.cause().orElseThrow()).contains(words);
    }

    @Test
    void aSecretThatCannotBeHadIsAnError() {
        Failure failure = Given.failure(call(connection("'type': 'API_KEY', 'header': 'K', 'value': '{{secret:gone}}'"),
                task("")));

        assertThat(failure.error()).contains("Events.ConnectionResource.AccessDenied");
        assertThat(failure.cause().orElseThrow()).contains("gone");
    }

    @Test
    void aTokenIsAskedForOnceAndKeptUntilShortlyBeforeItExpires() {
        Hands clock = new Hands();
        try (HttpConnector connector = Given.at(clock, oAuth(", 'scope': 'read write'"))) {
            Given.result(Given.call(connector, task("")));
            Remote.Arrived asked = remote.arrived().getFirst();
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.body()).isEqualTo("grant_type=client_credentials&scope=read%20write");
            assertThat(asked.header("Authorization")).contains("Basic dGhlLWNsaWVudDpzM2NyZXQlMjBvZiUyMGl0");
            assertThat(remote.last().header("Authorization")).contains("Bearer token-number-1");

            clock.now = clock.now.plus(Duration.ofMinutes(58));
            Given.result(Given.call(connector, task("")));
            assertThat(issued).hasValue(1);
            clock.now = clock.now.plus(Duration.ofMinutes(2));
            Given.result(Given.call(connector, task("")));
            assertThat(remote.last().header("Authorization")).contains("Bearer token-number-2");
        }
    }

    @Test
    void manyCallsAtOnceAskForOneToken() {
        try (HttpConnector connector = Given.connector(oAuth(""), Map.of())) {
            List<CompletableFuture<Outcome>> all = IntStream.range(0, 50)
                    .mapToObj(i -> connector.start(Given.task("http", task(""))).toCompletableFuture()).toList();
            all.forEach(call -> Given.result(call.join()));
        }
        assertThat(issued).hasValue(1);
    }

    @Test
    void aTokenThatIsRefusedIsReplacedOnce() {
        remote.on("/a", (one, response, callback) -> (one.header("Authorization").orElse("").endsWith("-2")
                ? Remote.json(200, "{}")
                : Remote.json(401, "{}")).answer(one, response, callback));
        assertThat(Given.result(call(oAuth(""), task(""))).path("StatusCode").intValue()).isEqualTo(200);
        assertThat(issued).hasValue(2);

        remote.on("/a", Remote.json(407, "{}"));
        assertThat(Given.failure(call(oAuth(""), task(""))).error()).contains("States.Http.StatusCode.407");
        assertThat(issued).hasValue(4);
    }

    @Test
    void clientsMayStandInTheBodyOrInTheQueryAndMoreMayBeSent() {
        call(oAuth(", 'clientAuthentication': 'BODY', 'tokenRequest': {'headers': {'X-T': '1'},"
                + "'body': {'audience': 'crm'}, 'queryParameters': {'tenant': 't'}}"), task(""));
        assertThat(remote.arrived().getFirst().body()).isEqualTo(
                "grant_type=client_credentials&client_id=the-client&client_secret=s3cret%20of%20it&audience=crm");
        assertThat(remote.arrived().getFirst().target()).isEqualTo("/oauth/token?tenant=t");
        assertThat(remote.arrived().getFirst().header("X-T")).contains("1");
        remote.arrived().clear();

        call(oAuth(", 'method': 'GET'"), task(""));
        assertThat(remote.arrived().getFirst().target()).isEqualTo("/oauth/token?grant_type=client_credentials");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "400 | {\"error\": \"invalid_client\", \"you\": \"sent s3cret of it\"} | InvalidConnectionState | invalid_client",
            "200 | {\"token\": \"x\"} | InvalidConnectionState | access_token",
            "200 | not json | InvalidConnectionState | JSON",
            "503 | {} | InternalError | 503", "302 | {} | InvalidConnectionState | 302"})
    void aServiceThatGivesNoTokenIsAnError(int status, String body, String error, String words) {
        remote.on(TOKENS, Remote.json(status, body));

        Failure failure = Given.failure(call(oAuth(""), task("")));

        assertThat(failure.error()).contains("Events.ConnectionResource." + error);
        assertThat(failure.cause().orElseThrow()).contains(words).doesNotContain("s3cret");
        assertThat(remote.arrived()).extracting(Remote.Arrived::target).containsOnly(TOKENS);
    }

    @Test
    void theRulesHoldForTokensToo() {
        Failure failure = Given.failure(call("'egress': {'plainHttp': ['localhost']}, "
                + oAuth("").substring(Given.LOCAL.length() + 2), task("").replace("127.0.0.1", "localhost")));

        assertThat(failure.error()).contains("Events.ConnectionResource.AccessDenied");
        assertThat(failure.cause().orElseThrow()).contains("egress.plainHttp");
        assertThat(remote.arrived()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'type': 'DIGEST' | /connections/crm/type",
            "'type': 'BASIC', 'username': 'a' | password at /connections/crm",
            "'type': 'BASIC', 'username': 'a', 'password': 'hunter-2', 'value': 'x' | /connections/crm of",
            "'type': 'API_KEY', 'header': 'a b', 'value': 'hunter-2' | /connections/crm/header",
            "'type': 'API_KEY', 'header': 'a', 'value': 'hunter-2', 'headers': {'Host': 'x'} | /crm/headers/Host",
            "'type': 'OAUTH_CLIENT_CREDENTIALS', 'tokenEndpoint': 'x', 'clientId': 'a', 'clientSecret': 'hunter-2' |"
                    + " /crm/tokenEndpoint"})
    void aMistakeIsToldWithItsPlaceAndWithoutSecrets(String members, String place) {
        String sections = connection(members.replace('|', ' '));
        assertThatThrownBy(() -> Given.connector(sections, Map.of())).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(place).hasMessageNotContaining("hunter");
    }

    @Test
    void aDefinitionMayUseASecretIfItsMachineIsListed() {
        String secrets = ", 'secrets': {'crm': {'env': 'CRM_PASSWORD', 'machines': ['%s']}}";
        String task = "{'ApiEndpoint': '" + remote.url("/a")
                + "', 'Method': 'POST', 'Headers': {'X-Key': '{{secret:crm}}'}, 'RequestBody': {'a': ['{{secret:crm}}']}}";

        Outcome allowed = call(Given.LOCAL + secrets.formatted("m"), task);
        assertThat(remote.last().header("X-Key")).contains("swordfish-7");
        assertThat(remote.last().body()).isEqualTo("{\"a\":[\"swordfish-7\"]}");
        assertThat(Json.write(Given.result(allowed))).doesNotContain("swordfish");
        HttpTrace trace = allowed.trace().orElseThrow();
        assertThat(trace.written().headers().orElseThrow() + trace.written().body())
                .doesNotContain("swordfish").contains("X-Key: {{secret:crm}}", "[\"{{secret:crm}}\"]");
        assertThat(trace.sent().body().orElseThrow()).contains("swordfish-7");
        assertThat(allowed.toString()).doesNotContain("swordfish");

        Failure refused = Given.failure(call(Given.LOCAL + secrets.formatted("other"), task));
        assertThat(refused.error()).contains("States.Permissions");
        assertThat(remote.arrived()).hasSize(1);
    }
}
