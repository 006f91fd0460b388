package dev.pawl.http.connection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.http.call.CallException;
import dev.pawl.http.call.NoAnswer;
import dev.pawl.http.call.RetryAfter;
import dev.pawl.http.transport.HeaderText;
import dev.pawl.http.transport.Answer;
import dev.pawl.http.transport.Outgoing;
import dev.pawl.http.transport.Transport;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of one connection: kept until shortly before they expire, asked for by one call at a
 * time.
 */
final class Tokens {
    private static final String ERRORS = "Events.ConnectionResource.";
    private static final int LIMIT_BYTES = 64 * 1024;
    private static final int SERVER_ERRORS = 500;
    private static final int TOO_MANY = 429;
    private static final Duration MARGIN = Duration.ofSeconds(60);
    /** Of a token that does not say how long it lives. */
    private static final Duration USUAL_LIFE = Duration.ofMinutes(5);
    private static final long LONGEST_LIFE_SECONDS = 31_536_000;

    private final String connection;
    private final Authorization.OAuth oAuth;
    private final UnaryOperator<String> plain;
    private final Transport transport;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Token token;

    /** A token and until when it is used. */
    record Token(String value, String type, Instant until) {
        @Override
        public String toString() {
            return "Token[until " + until + "]";
        }
    }

    /**
     * For one connection.
     *
     * @param plain
     *            puts secrets where a text refers to them
     */
    Tokens(String connection, Authorization.OAuth oAuth, UnaryOperator<String> plain, Transport transport,
            Clock clock) {
        this.connection = connection;
        this.oAuth = oAuth;
        this.plain = plain;
        this.transport = transport;
        this.clock = clock;
    }

    /** A token that should be good, from the service if there is none. */
    Token current() throws CallException {
        Optional<Token> kept = kept();
        if (kept.isPresent()) {
            return kept.get();
        }
        try {
            asking.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallException(ERRORS + "AuthInProgress", "The call was stopped while it waited for a token");
        }
        try {
            kept = kept();
            if (kept.isPresent()) {
                return kept.get();
            }
            Token fresh = ask();
            token = fresh;
            return fresh;
        } finally {
            asking.unlock();
        }
    }

    /** That token was refused; if another has come meanwhile, that one stays. */
    void forget(String refused) {
        asking.lock();
        try {
            Token last = token;
            if (last != null && last.value().equals(refused)) {
                token = null;
            }
        } finally {
            asking.unlock();
        }
    }

    private Optional<Token> kept() {
        return Optional.ofNullable(token).filter(last -> clock.instant().isBefore(last.until()));
    }

    private Token ask() throws CallException {
        Outgoing request = TokenRequest.of(oAuth, plain);
        String host = String.valueOf(oAuth.tokenEndpoint().getHost());
        Answer answer;
        try {
            answer = transport.send(request, LIMIT_BYTES);
        } catch (IOException e) {
            NoAnswer why = NoAnswer.of(e);
            throw new CallException(ERRORS + (why == NoAnswer.FORBIDDEN ? "AccessDenied" : "InternalError"),
                    "No token for the connection " + connection + ": " + why.sentence(host, e));
        }
        if (!answer.successful()) {
            boolean later = answer.status() >= SERVER_ERRORS || answer.status() == TOO_MANY;
            throw new CallException(ERRORS + (later ? "InternalError" : "InvalidConnectionState"),
                    "Expected a token for the connection " + connection + " from " + host + ", but it answered "
                            + answer.status() + oAuthError(answer),
                    RetryAfter.read(answer.header("Retry-After"), answer.header("Date"), clock.instant()));
        }
        return read(json(answer), host);
    }

    private Token read(Optional<JsonNode> json, String host) throws CallException {
        String value = json.map(j -> j.path("access_token").asText()).orElse("");
        String type = json.map(j -> j.path("token_type").asText()).filter(t -> !t.isEmpty()).orElse("Bearer");
        if (value.isEmpty() || !HeaderText.isValue(value) || !HeaderText.isName(type)) {
            throw new CallException(ERRORS + "InvalidConnectionState", "Expected JSON with an access_token for the"
                    + " connection " + connection + " from " + host + ", but it sent something else");
        }
        long seconds = json.map(j -> j.path("expires_in").asLong()).orElse(0L);
        Duration life = seconds > 0 ? Duration.ofSeconds(Math.min(seconds, LONGEST_LIFE_SECONDS)) : USUAL_LIFE;
        Duration margin = MARGIN.compareTo(life.dividedBy(2)) < 0 ? MARGIN : life.dividedBy(2);
        return new Token(value, type.equalsIgnoreCase("bearer") ? "Bearer" : type,
                clock.instant().plus(life).minus(margin));
    }

    /** The error's name of RFC 6749, section 5.2; nothing else of the answer, which might echo the request. */
    private static String oAuthError(Answer answer) {
        return json(answer).map(j -> j.path("error").asText()).filter(error -> error.matches("[a-z_]{1,64}"))
                .map(error -> " (" + error + ")").orElse("");
    }

    private static Optional<JsonNode> json(Answer answer) {
        try {
            return answer.cut()
                    ? Optional.empty()
                    : Optional.of(Json.read(answer.body().text(StandardCharsets.UTF_8)));
        } catch (JsonTextException e) {
            return Optional.empty();
        }
    }
}
