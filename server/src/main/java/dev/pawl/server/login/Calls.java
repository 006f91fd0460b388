package dev.pawl.server.login;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.server.login.LoginException.Reason;
import dev.pawl.server.tls.Authorities;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** Calls the provider: no redirect is followed, no answer is read beyond a bound, nobody waits for ever. */
final class Calls {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int LARGEST_BYTES = 512 * 1024;
    private static final int OK = 200;

    private final Optional<SSLContext> trusted;
    private final Duration timeout;

    /** Believes servers whose certificates one in that file has signed; otherwise those that Java knows. */
    Calls(Optional<Path> trusted) {
        this(trusted, TIMEOUT);
    }

    /** The same for those that shall answer sooner. */
    Calls(Optional<Path> trusted, Duration timeout) {
        this.trusted = trusted.map(Authorities::of);
        this.timeout = timeout;
    }

    /** A text that came, and whether it was what was asked for. */
    record Answer(int status, String text) {
        boolean ok() {
            return status == OK;
        }

        JsonNode json() {
            try {
                return Json.read(text);
            } catch (JsonTextException e) {
                throw new LoginException(Reason.FAILED, "Expected JSON from the provider, but got something else");
            }
        }
    }

    Answer get(URI uri) {
        return send(HttpRequest.newBuilder(uri).header("Accept", "application/json"));
    }

    Answer send(HttpRequest.Builder request) {
        HttpRequest built = request.timeout(timeout).build();
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER);
        trusted.ifPresent(builder::sslContext);
        try (HttpClient client = builder.build()) {
            // the request's own time is over when the head of the answer is here, and the rest could trickle for ever
            CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS).execute(client::shutdownNow);
            HttpResponse<InputStream> answer = client.send(built, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(LARGEST_BYTES + 1);
                if (bytes.length > LARGEST_BYTES) {
                    throw new LoginException(Reason.FAILED, "Expected at most 512 KiB from " + built.uri().getHost()
                            + ", but there is more");
                }
                return new Answer(answer.statusCode(), new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new LoginException(Reason.UNREACHABLE, "Expected to reach " + built.uri().getHost() + ", but: "
                    + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoginException(Reason.UNREACHABLE, "Stopped while calling the provider");
        }
    }
}
