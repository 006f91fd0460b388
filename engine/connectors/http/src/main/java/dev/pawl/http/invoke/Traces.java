package dev.pawl.http.invoke;

import dev.pawl.connector.HttpTrace;
import dev.pawl.http.transport.Answer;
import dev.pawl.http.transport.Field;
import dev.pawl.http.transport.Outgoing;
import dev.pawl.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Requests and answers as TestState shows them. */
final class Traces {
    private Traces() {}

    static HttpTrace of(Outgoing sent, Outgoing written) {
        return new HttpTrace(request(sent), request(written), Optional.empty());
    }

    static HttpTrace with(HttpTrace trace, Answer answer, Secrets secrets) {
        String protocol = trace.sent().protocol();
        Optional<String> body = answer.body().length() == 0
                ? Optional.empty()
                : Optional.of(secrets.redact(answer.body().text(StandardCharsets.UTF_8)));
        return new HttpTrace(trace.sent(), trace.written(), Optional.of(new HttpTrace.Response(protocol,
                String.valueOf(answer.status()), Optional.of(HttpOutcome.statusText(answer)),
                Optional.of(secrets.redact(text(answer.headers()))), body)));
    }

    private static HttpTrace.Request request(Outgoing request) {
        return new HttpTrace.Request(request.url().getScheme().toLowerCase(Locale.ROOT), request.method(),
                request.url().toString(), Optional.of(text(request.headers())),
                request.body().map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    }

    private static String text(List<Field> headers) {
        return headers.stream().map(field -> field.name() + ": " + field.value())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
