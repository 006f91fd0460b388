package dev.pawl.http.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.http.call.CallException;
import dev.pawl.http.transport.Answer;
import dev.pawl.http.transport.Field;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.secret.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;

/** Results as AWS gives them, and the causes of refused calls, which have the same shape. */
final class HttpOutcome {
    private static final int MOST_BODY_CHARACTERS = 16 * 1024;
    private static final int FEW_BODY_CHARACTERS = 4 * 1024;
    private static final int MOST_CHARACTERS = 32_000;
    private static final int LOWEST = 100;
    private static final int HIGHEST = 599;

    private final Secrets secrets;

    HttpOutcome(Secrets secrets) {
        this.secrets = secrets;
    }

    /** What the task gives; it may be larger than a state may hand on, which the core sees to. */
    Payload result(Answer answer) throws CallException {
        return switch (AnswerText.of(answer)) {
            case AnswerText.Data readable -> {
                ObjectNode result = JsonNodeFactory.instance.objectNode();
                result.set("Headers", headers(answer));
                result.set("ResponseBody", readable.value());
                result.put("StatusCode", answer.status());
                result.put("StatusText", statusText(answer));
                yield secrets.redact(Payload.of(result));
            }
            case AnswerText.Binary binary -> throw new CallException(CallException.RUNTIME,
                    "Expected an answer that is text, but " + binary.why());
        };
    }

    /** For a status that is not 2xx: what it said, as far as a cause can hold it. */
    String cause(Answer answer) {
        ObjectNode cause = JsonNodeFactory.instance.objectNode();
        cause.put("StatusCode", answer.status());
        cause.put("StatusText", statusText(answer));
        Optional<JsonNode> body = AnswerText.of(answer) instanceof AnswerText.Data readable
                ? Optional.of(readable.value())
                : Optional.empty();
        body.ifPresent(value -> cause.set("ResponseBody", value));
        cause.set("Headers", headers(answer));
        // Before anything is cut: half a secret would not be recognised.
        JsonNode shown = secrets.redact(Payload.of(cause)).value();
        String text = Json.write(shortened(shown, MOST_BODY_CHARACTERS));
        return text.length() <= MOST_CHARACTERS
                ? text
                : Json.write(shortened(shown, FEW_BODY_CHARACTERS).without("Headers"));
    }

    private static ObjectNode shortened(JsonNode cause, int mostBodyCharacters) {
        ObjectNode shortened = cause.deepCopy();
        JsonNode value = cause.path("ResponseBody");
        String text = value.isTextual() ? value.textValue() : Json.write(value);
        if (text.length() > mostBodyCharacters) {
            shortened.put("ResponseBody", text.substring(0, mostBodyCharacters));
            shortened.put("Truncated", true);
        }
        return shortened;
    }

    private static ObjectNode headers(Answer answer) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        List<Field> fields = answer.headers();
        fields.forEach(field -> headers.withArray(field.name().toLowerCase(Locale.ROOT)).add(field.value()));
        return headers;
    }

    /** The text that belongs to the status, since servers may say anything or, in HTTP/2, nothing. */
    static String statusText(Answer answer) {
        int status = answer.status();
        String known = status >= LOWEST && status <= HIGHEST
                ? EnglishReasonPhraseCatalog.INSTANCE.getReason(status, Locale.ENGLISH)
                : null;
        return Optional.ofNullable(known).orElse(answer.reason());
    }
}
