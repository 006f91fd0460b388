package dev.pawl.server.tracing;

import dev.pawl.delivery.DeliveryException;
import dev.pawl.secret.SecretException;
import dev.pawl.secret.Secrets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a collector of spans, over HTTP. */
final class OtlpSender implements AutoCloseable {
    /** So many in one request at most. */
    static final int SPANS = 2000;

    private static final Logger LOG = LoggerFactory.getLogger(OtlpSender.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 300;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private final TracingSettings settings;
    private final Secrets secrets;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    OtlpSender(TracingSettings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /** Sends them; what the collector will never take is dropped, and complained about. */
    void send(List<Span> spans) throws DeliveryException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.endpoint()).timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(OtlpJson.of(settings.service(), spans)));
        try {
            settings.headers().forEach((name, value) -> request.header(name, secrets.expand(value)));
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status == TOO_MANY || status >= SERVER_ERRORS) {
                throw new DeliveryException("The collector answered with status " + status);
            }
            if (status >= OK) {
                LOG.warn("The collector refused {} spans with status {}; they are dropped", spans.size(), status);
            }
        } catch (IOException e) {
            throw new DeliveryException("Expected to reach " + settings.endpoint() + ", but "
                    + e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        } catch (SecretException e) {
            throw new DeliveryException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
