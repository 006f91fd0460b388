package dev.pawl.http.invoke;

import dev.pawl.connector.HttpTrace;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.history.Failure;
import dev.pawl.http.call.CallException;
import dev.pawl.http.call.NoAnswer;
import dev.pawl.http.call.RetryAfter;
import dev.pawl.http.call.SecretParameters;
import dev.pawl.http.connection.Connections;
import dev.pawl.http.connection.Credentials;
import dev.pawl.http.transport.Answer;
import dev.pawl.http.transport.Outgoing;
import dev.pawl.http.transport.Transport;
import dev.pawl.json.Payload;
import dev.pawl.secret.Secrets;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code arn:aws:states:::http:invoke}. */
public final class HttpInvoke {
    /** What a state may hand on, and a byte more: an answer of that size fails as a result that is too large. */
    static final int LIMIT_BYTES = 262_145;

    private static final int UNAUTHORIZED = 401;
    private static final int PROXY_UNAUTHORIZED = 407;

    private final Transport transport;
    private final Connections connections;
    private final Secrets secrets;
    private final RequestWriter writer;
    private final HttpOutcome outcomes;
    private final Clock clock;

    /**
     * With these connections.
     *
     * @param region
     *            told to those who are called
     */
    public HttpInvoke(Transport transport, Connections connections, Secrets secrets, String region, Clock clock) {
        this.transport = transport;
        this.connections = connections;
        this.secrets = secrets;
        this.writer = new RequestWriter(region);
        this.outcomes = new HttpOutcome(secrets);
        this.clock = clock;
    }

    /**
     * Makes the call.
     *
     * @throws CallException
     *             if it cannot be made, or there is no answer that a task can have
     */
    public Outcome run(TaskRequest request, Consumer<HttpTrace> tell) throws CallException {
        HttpParameters written = HttpParameters.read(request.input().value());
        Outgoing shown = writer.write(written, Credentials.NONE);
        Optional<Payload> expanded = SecretParameters.expand(request, secrets);
        HttpParameters parameters = expanded.isPresent() ? HttpParameters.read(expanded.get().value()) : written;
        Credentials credentials = credentials(parameters);
        Outgoing sent = traced(request, writer.write(parameters, credentials));
        HttpTrace trace = Traces.of(sent, shown);
        tell.accept(trace);
        Answer answer = send(sent);
        if (isRefused(answer) && parameters.connectionArn().isPresent()
                && connections.renew(parameters.connectionArn().get(), credentials)) {
            sent = traced(request, writer.write(parameters, credentials(parameters)));
            trace = Traces.of(sent, shown);
            tell.accept(trace);
            answer = send(sent);
        }
        HttpTrace whole = Traces.with(trace, answer, secrets);
        tell.accept(whole);
        return outcome(answer, whole);
    }

    /** Whoever is called learns in which trace it is, unless the definition says something else. */
    private static Outgoing traced(TaskRequest request, Outgoing out) {
        return request.trace().map(trace -> out.with("traceparent", trace.traceparent())).orElse(out);
    }

    private Outcome outcome(Answer answer, HttpTrace trace) throws CallException {
        if (answer.successful()) {
            return new Outcome.Completed(outcomes.result(answer), Optional.of(trace));
        }
        return new Outcome.Failed(Outcome.Phase.RUN,
                Failure.of("States.Http.StatusCode." + answer.status(), outcomes.cause(answer)), Optional.of(trace),
                RetryAfter.read(answer.header("Retry-After"), answer.header("Date"), clock.instant()));
    }

    private Credentials credentials(HttpParameters parameters) throws CallException {
        return parameters.connectionArn().isPresent()
                ? connections.of(parameters.connectionArn().get())
                : Credentials.NONE;
    }

    private Answer send(Outgoing request) throws CallException {
        try {
            return transport.send(request, LIMIT_BYTES);
        } catch (IOException e) {
            NoAnswer why = NoAnswer.of(e);
            throw new CallException(why == NoAnswer.FORBIDDEN ? CallException.PERMISSIONS : CallException.SOCKET,
                    why.sentence(request.url().getHost(), e));
        }
    }

    private static boolean isRefused(Answer answer) {
        return answer.status() == UNAUTHORIZED || answer.status() == PROXY_UNAUTHORIZED;
    }
}
