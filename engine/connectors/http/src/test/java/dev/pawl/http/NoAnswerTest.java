package dev.pawl.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.egress.Egress;
import dev.pawl.history.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other ends that are not there, not trusted, not allowed, or not well. */
class NoAnswerTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\n";

    private static Failure get(HttpConnector connector, String url) {
        try (connector) {
            return Given.failure(Given.call(connector, "{'ApiEndpoint': '" + url + "', 'Method': 'GET'}"));
        }
    }

    private static void isSocketError(Failure failure) {
        assertThat(failure.error()).contains("States.Http.Socket");
        assertThat(failure.cause().orElseThrow()).startsWith("Expected");
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        Failure failure = get(Given.local(), "http://127.0.0.1:" + port + "/");

        isSocketError(failure);
        assertThat(failure.cause().orElseThrow()).contains("Connection refused");
    }

    @Test
    void aNameIsNotKnown() {
        isSocketError(get(Given.local(), "https://no-such-host.invalid/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.9\r\n", "HTTP/1.1 2x0 OK\r\n\r\n", "", "\u0000\u0001\u0002\r\n\r\n",
            HEAD + "Content-Length: 100\r\n\r\nshort", HEAD + "Content-Length: -5\r\n\r\n",
            HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", HEAD + "Content-"})
    void whatComesIsNoWholeAnswer(String bytes) throws IOException {
        try (Raw raw = new Raw(out -> out.write(bytes.getBytes(US_ASCII)))) {
            isSocketError(get(Given.local(), raw.url()));
        }
    }

    @Test
    void headersWithoutAnEndAreNotCollected() throws IOException {
        AtomicInteger lines = new AtomicInteger();
        try (Raw raw = new Raw(out -> {
            out.write(HEAD.getBytes(US_ASCII));
            while (lines.incrementAndGet() < 1_000_000) {
                out.write(("X-" + lines.get() + ": " + "y".repeat(1000) + "\r\n").getBytes(US_ASCII));
            }
        })) {
            isSocketError(get(Given.local(), raw.url()));
        }
        assertThat(lines.get()).isLessThan(100_000);
    }

    @Test
    void anAnswerWithoutAnEndIsLeftAtTheLimit() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        try (Raw raw = new Raw(out -> {
            out.write((HEAD + "Content-Type: text/plain\r\n\r\n").getBytes(US_ASCII));
            byte[] chunk = "x".repeat(8192).getBytes(US_ASCII);
            try {
                while (true) {
                    out.write(chunk);
                }
            } finally {
                hungUp.countDown();
            }
        }); HttpConnector connector = Given.local()) {
            Outcome outcome = Given.call(connector, "{'ApiEndpoint': '" + raw.url() + "', 'Method': 'GET'}");

            assertThat(Given.result(outcome).path("ResponseBody").textValue()).hasSize(262_145);
            assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whoNeverAnswersIsLeftWhenTimeIsOver() throws Exception {
        try (Remote remote = Remote.plain().on("/", Remote.never());
                HttpConnector connector = Given.impatient(Duration.ofMillis(200))) {
            Outcome outcome = Given.call(connector, "{'ApiEndpoint': '" + remote.url("/") + "', 'Method': 'GET'}");

            isSocketError(Given.failure(outcome));
            assertThat(outcome.trace().orElseThrow().sent().method()).isEqualTo("GET");
            assertThat(outcome.trace().orElseThrow().response()).isEmpty();
            assertThat(connector.idle()).isTrue();
        }
    }

    @Test
    void whoDripsIsLeftWhenTimeIsOver() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        try (Raw raw = new Raw(out -> {
            out.write((HEAD + "\r\n").getBytes(US_ASCII));
            try {
                while (true) {
                    out.write('x');
                    out.flush();
                    LockSupport.parkNanos(1_000_000);
                    java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
                }
            } finally {
                hungUp.countDown();
            }
        })) {
            isSocketError(get(Given.impatient(Duration.ofMillis(300)), raw.url()));
            assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aTaskThatIsCancelledHangsUp() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch hungUp = new CountDownLatch(1);
        try (Raw raw = new Raw(out -> {
            asked.countDown();
            try {
                while (true) {
                    out.write((HEAD + "X: 1\r\n").getBytes(US_ASCII));
                    java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
                }
            } finally {
                hungUp.countDown();
            }
        }); HttpConnector connector = Given.local()) {
            TaskRequest task = Given.task("http", "{'ApiEndpoint': '" + raw.url() + "', 'Method': 'GET'}");
            CompletableFuture<Outcome> first = connector.start(task).toCompletableFuture();
            assertThat(connector.start(task)).isSameAs(first);
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

            connector.cancel(task, Optional.empty()).toCompletableFuture().join();

            assertThatThrownBy(first::join).isInstanceOf(CancellationException.class);
            assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(connector.idle()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://8.8.8.8/", "https://127.0.0.1:1/", "https://localhost:1/", "https://[::1]:1/",
            "https://169.254.169.254/latest/meta-data", "https://2130706433/", "https://[::ffff:7f00:1]:1/",
            "https://10.0.0.1/"})
    void theRulesForbidIt(String url) {
        Failure failure = get(Given.connector("", Map.of()), url);

        assertThat(failure.error()).contains("States.Permissions");
        assertThat(failure.cause().orElseThrow()).contains("egress.");
    }

    @Test
    void aNameThatChangesItsAddressBetweenLookAndStepLeadsNowhereElse() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Remote remote = Remote.plain().on("/", Remote.echo())) {
            Egress egress = Egress.of(Given.configuration("'egress': {'plainHttp': ['public']}"))
                    .with((Egress.Lookup) name -> new InetAddress[]{
                            InetAddress.getByName(asked.getAndIncrement() == 0 ? "192.0.2.1" : "127.0.0.1")});
            try (HttpConnector connector = HttpConnector.create(Given.settings("", Map.of()), egress,
                    Clock.systemUTC(), Duration.ofMillis(500))) {
                String task = "{'ApiEndpoint': 'http://rebinding.example:" + remote.port() + "/', 'Method': 'GET'}";
                isSocketError(Given.failure(Given.call(connector, task)));
                assertThat(asked).hasValue(1);
                assertThat(Given.failure(Given.call(connector, task)).error()).contains("States.Permissions");
            }
            assertThat(remote.arrived()).isEmpty();
        }
    }

    @Test
    void onlyWhoIsTrustedAndHasTheNameIsSpokenTo(@TempDir Path folder) throws Exception {
        Certificates certificates = Certificates.in(folder);
        String rules = "'egress': {'allow': ['localhost', '127.0.0.1']";
        try (Remote remote = Remote.encrypted(certificates.server()).on("/a", Remote.echo());
                HttpConnector trusting = Given.connector(
                        rules + ", 'trust': '" + certificates.authority() + "'}", Map.of())) {
            String url = "https://localhost:" + remote.port() + "/a";

            assertThat(Given.result(Given.call(trusting, "{'ApiEndpoint': '" + url + "', 'Method': 'GET'}"))
                    .path("ResponseBody").path("method").textValue()).isEqualTo("GET");
            isSocketError(Given.failure(Given.call(trusting,
                    "{'ApiEndpoint': 'https://127.0.0.1:" + remote.port() + "/a', 'Method': 'GET'}")));
            Failure untrusted = get(Given.connector(rules + "}", Map.of()), url);
            isSocketError(untrusted);
            assertThat(untrusted.cause().orElseThrow()).startsWith("Expected TLS with localhost");
            assertThat(remote.arrived()).hasSize(1);
        }
    }
}
