package dev.pawl.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.approval.notify.Notification;
import dev.pawl.approval.notify.Notification.Kind;
import dev.pawl.approval.notify.Notifier;
import dev.pawl.approval.notify.UndeliverableException;
import dev.pawl.config.ConfigurationException;
import dev.pawl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhooks at a real HTTP end. */
class WebhookNotifierTest {
    private record Call(Map<String, String> headers, String body) {
        JsonNode json() {
            return Json.read(body);
        }

        byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }

    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private volatile int status = 204;

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                String body = Content.Source.asString(request);
                calls.add(new Call(request.getHeaders().stream()
                        .collect(java.util.stream.Collectors.toMap(field -> field.getLowerCaseName(),
                                HttpField::getValue, (a, b) -> a + "," + b)),
                        body));
                response.setStatus(status);
                response.getHeaders().put("Location", "http://127.0.0.1:1/elsewhere");
                callback.succeeded();
                return true;
            }
        });
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private Notifier channel(String more, String... sections) {
        return Given.channels("{\"webhooks\": {\"ops\": {\"url\": \"http://127.0.0.1:" + connector.getLocalPort()
                + "/hook?x=1\"" + more + "}}}", sections).get(0);
    }

    private static Notification question() {
        return Given.notification(Kind.QUESTION, "Pay the café", Optional.empty());
    }

    private Call sent(Notifier hook, Notification notification) throws InterruptedException {
        assertThat(Given.send(hook, notification)).isEmpty();
        return calls.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void whoeverListensGetsAllOfItSigned() throws Exception {
        try (Notifier hook = channel(", \"secret\": \"{{secret:hook}}\", "
                + "\"headers\": {\"Authorization\": \"Bearer {{secret:token}}\"}")) {
            assertThat(hook.channel()).isEqualTo("ops");
            assertThat(hook.audience()).isEqualTo(Notifier.Audience.EVERYBODY);
            Call call = sent(hook, question());
            String before = call.headers.get("webhook-id") + "." + call.headers.get("webhook-timestamp") + ".";
            assertThat(call.headers).containsEntry("webhook-id", "n/1")
                    .containsEntry("authorization", "Bearer tok-12345").containsEntry("webhook-signature",
                            "v1," + WebhookNotifier.signature("hook-secret", before, call.bytes()));
            JsonNode body = call.json();
            assertThat(body.path("kind").asText()).isEqualTo("QUESTION");
            assertThat(body.path("summary").asText()).isEqualTo("bob asks about: Pay the café");
            assertThat(body.path("text").asText()).isEqualTo("Which cost centre?");
            assertThat(body.path("request").path("details").path("amount").asInt()).isEqualTo(120);
            assertThat(body.path("request").path("due").asText()).isEqualTo("2026-11-21T13:00:00Z");
        }
    }

    /** Key, id, time, body and signature of the example in the Standard Webhooks specification. */
    @Test
    void theSignatureIsTheOneOfTheSpecification() {
        assertThat(WebhookNotifier.signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.", "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aRoomGetsALineOfText() throws Exception {
        try (Notifier hook = channel(", \"format\": \"TEXT\"")) {
            assertThat(sent(hook, question()).json())
                    .isEqualTo(Json.read("{\"text\": \"bob asks about: Pay the café\\nWhich cost centre?\"}"));
        }
    }

    @Test
    void onlyTheKindsThatAreWantedAreSent() {
        try (Notifier hook = channel(", \"kinds\": [\"DECIDED\"]")) {
            assertThat(Given.send(hook, question())).isEmpty();
            assertThat(calls).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"500, false", "503, false", "429, false", "408, false", "404, true", "410, true", "302, true"})
    void aRefusalSaysWhetherItIsForGood(int answered, boolean forGood) {
        status = answered;
        try (Notifier hook = channel("")) {
            Throwable failure = Given.send(hook, question()).orElseThrow();
            assertThat(failure instanceof UndeliverableException).isEqualTo(forGood);
            assertThat(failure).hasMessageContaining("ops").hasMessageContaining(String.valueOf(answered));
            assertThat(calls).as("redirects are not followed").hasSize(1);
        }
    }

    @Test
    void whatIsDeniedIsNotCalled() {
        try (Notifier hook = channel("", "\"egress\": {\"deny\": [\"127.0.0.0/8\"]}")) {
            assertThat(Given.send(hook, question())).containsInstanceOf(UndeliverableException.class);
            assertThat(calls).isEmpty();
        }
    }

    @Test
    void mistakesOfTheConfigurationHaveTheirPlace() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Given.channels("{\"webhooks\": {\"ops\": {\"url\": \"ftp://x\"}}}"))
                .withMessageContaining("/notify/webhooks/ops/url");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> channel(", \"kinds\": [\"ALL\"]")).withMessageContaining("/kinds/0");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Given.channels("{\"webhooks\": {\"email\": {\"url\": \"https://x.example\"}}}"))
                .withMessageContaining("another name");
    }
}
