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
            case AnswerText.Readable readable -> {
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
        Optional<JsonNode> body = AnswerText.of(answer) instanceof AnswerText.Readable readable
                ? Optional.of(readable.value())
                : Optional.empty();
        body.ifPresent(value -> body(cause, value, MOST_BODY_CHARACTERS));
        cause.set("Headers", headers(answer));
        JsonNode shown = secrets.redact(Payload.of(cause)).value();
        if (Json.write(shown).length() > MOST_CHARACTERS) {
            ObjectNode smaller = shown.deepCopy();
            smaller.remove("Headers");
            Optional.ofNullable(shown.get("ResponseBody"))
                    .ifPresent(value -> body(smaller, value, FEW_BODY_CHARACTERS));
            return Json.write(smaller);
        }
        return Json.write(shown);
    }

    private static void body(ObjectNode cause, JsonNode value, int most) {
        String text = value.isTextual() ? value.textValue() : Json.write(value);
        boolean fits = text.length() <= most;
        cause.set("ResponseBody", fits ? value : JsonNodeFactory.instance.textNode(text.substring(0, most)));
        if (!fits) {
            cause.put("Truncated", true);
        }
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
