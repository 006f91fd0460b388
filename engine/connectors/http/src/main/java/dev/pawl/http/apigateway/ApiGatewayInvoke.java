package dev.pawl.http.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.aws.signing.RequestSigner;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.history.Failure;
import dev.pawl.http.call.CallException;
import dev.pawl.http.call.NoAnswer;
import dev.pawl.http.call.RetryAfter;
import dev.pawl.http.call.SecretParameters;
import dev.pawl.http.invoke.AnswerText;
import dev.pawl.http.transport.Answer;
import dev.pawl.http.transport.Field;
import dev.pawl.http.transport.Outgoing;
import dev.pawl.http.transport.Percent;
import dev.pawl.http.transport.Transport;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.secret.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code arn:aws:states:::apigateway:invoke}. */
public final class ApiGatewayInvoke {
    private static final int LIMIT_BYTES = 262_145;
    private static final String ERRORS = "ApiGateway.";
    private static final int LONGEST_CAUSE = 32_768;

    private final Transport transport;
    private final ApiPlaces places;
    private final RequestSigner signer;
    private final Secrets secrets;
    private final Clock clock;

    /**
     * Calls APIs.
     *
     * @param signer
     *            for execute-api
     */
    public ApiGatewayInvoke(Transport transport, ApiPlaces places, RequestSigner signer, Secrets secrets,
            Clock clock) {
        this.transport = transport;
        this.places = places;
        this.signer = signer;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Makes the call.
     *
     * @throws CallException
     *             if it cannot be made, or there is no answer that a task can have
     */
    public Outcome run(TaskRequest request) throws CallException {
        ApiGatewayParameters.read(request.input().value());
        Payload input = SecretParameters.expand(request, secrets).orElse(request.input());
        Outgoing plain = request(ApiGatewayParameters.read(input.value()));
        Outgoing out = request.trace().map(trace -> plain.with("traceparent", trace.traceparent())).orElse(plain);
        Answer answer = send(out);
        if (answer.successful()) {
            return new Outcome.Completed(secrets.redact(Payload.of(result(answer))));
        }
        return new Outcome.Failed(Outcome.Phase.RUN, Failure.of(ERRORS + answer.status(), cause(answer)),
                Optional.empty(),
                RetryAfter.read(answer.header("Retry-After"), answer.header("Date"), clock.instant()));
    }

    private Outgoing request(ApiGatewayParameters p) throws CallException {
        List<Field> headers = new ArrayList<>(p.headers());
        Optional<String> text = p.body().map(Json::write);
        Optional<byte[]> body = text.map(json -> json.getBytes(StandardCharsets.UTF_8));
        if (body.isPresent() && Field.first(headers, "Content-Type").isEmpty()) {
            headers.add(new Field("Content-Type", "application/json"));
        }
        String rest = rest(p);
        URI own = url("https://" + p.target().host() + rest);
        if (p.signed()) {
            Map<String, List<String>> byName = new LinkedHashMap<>();
            headers.forEach(field -> byName.computeIfAbsent(field.name(), name -> new ArrayList<>())
                    .add(field.value()));
            headers.clear();
            signer.headers(new RequestSigner.Unsigned(p.target().method(), own, byName, text.orElse("")))
                    .forEach((name, values) -> values.forEach(value -> headers.add(new Field(name, value))));
            headers.removeIf(field -> field.name().equalsIgnoreCase("Host")
                    || field.name().equalsIgnoreCase("Content-Length"));
        }
        Optional<URI> place = places.of(p.target().host());
        return place.isEmpty()
                ? new Outgoing(p.target().method(), own, headers, body)
                : new Outgoing(p.target().method(), url(place.get() + rest), headers, body,
                        Optional.of(p.target().host()));
    }

    private static String rest(ApiGatewayParameters p) {
        StringBuilder rest = new StringBuilder();
        for (String part : List.of(p.target().stage(), p.target().path())) {
            String trimmed = part.replaceFirst("^/+", "");
            if (!trimmed.isEmpty()) {
                rest.append('/').append(Percent.rest(trimmed).replace("?", "%3F"));
            }
        }
        if (rest.isEmpty()) {
            rest.append('/');
        }
        char sign = '?';
        for (Field field : p.query()) {
            rest.append(sign).append(Percent.form(field.name())).append('=').append(Percent.form(field.value()));
            sign = '&';
        }
        return rest.toString();
    }

    private static URI url(String text) throws CallException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new CallException(CallException.RUNTIME, "Expected parameters that make a URL, but " + text
                    + " is none");
        }
    }

    private static JsonNode result(Answer answer) throws CallException {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ObjectNode headers = result.putObject("Headers");
        answer.headers().forEach(field -> headers.withArray(field.name()).add(field.value()));
        switch (AnswerText.of(answer)) {
            case AnswerText.Data readable -> result.set("ResponseBody", readable.value());
            case AnswerText.Binary binary -> throw new CallException(CallException.RUNTIME,
                    "Expected an answer that is text, but " + binary.why());
        }
        result.put("StatusCode", answer.status());
        result.put("StatusText", answer.reason());
        return result;
    }

    /** AWS gives the body as it came, and so do we, within the limit of causes. */
    private String cause(Answer answer) {
        String text = secrets.redact(answer.body().text(StandardCharsets.UTF_8));
        return text.length() <= LONGEST_CAUSE ? text : text.substring(0, LONGEST_CAUSE);
    }

    private Answer send(Outgoing request) throws CallException {
        try {
            return transport.send(request, LIMIT_BYTES);
        } catch (IOException e) {
            NoAnswer why = NoAnswer.of(e);
            throw new CallException(
                    why == NoAnswer.FORBIDDEN ? CallException.PERMISSIONS : ERRORS + why.exception(),
                    why.sentence(request.url().getHost(), e));
        }
    }
}
