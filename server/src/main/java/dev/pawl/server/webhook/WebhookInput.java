package dev.pawl.server.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.expr.Ambient;
import dev.pawl.expr.Budget;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.Scope;
import dev.pawl.expr.Variables;
import dev.pawl.expr.jsonata.JsonataTemplate;
import dev.pawl.json.Payload;
import dev.pawl.server.http.HttpRequest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** From a call to the input of an execution. */
sealed interface WebhookInput {
    /** AWS's limit. */
    int LONGEST_BYTES = 262_144;
    /** Status of an input that is too large, and of one that cannot be made. */
    int TOO_LARGE = 413;
    /** As above. */
    int UNPROCESSABLE = 422;

    /** What a call brings. */
    record Call(String webhook, HttpRequest request, JsonNode body, Instant at) {}

    /** The input. */
    Payload of(Call call);

    /** The body alone; an empty object if there is none. */
    record Body() implements WebhookInput {
        @Override
        public Payload of(Call call) {
            return call.body().isNull() ? Payload.EMPTY_OBJECT : bounded(call.body());
        }
    }

    /** Body, query and some headers, with what the call was. */
    record Envelope(List<String> headers) implements WebhookInput {
        @Override
        public Payload of(Call call) {
            return bounded(envelope(call, headers));
        }
    }

    /** What expressions make of the envelope, which they see as {@code $states.input}. */
    record Template(List<String> headers, JsonataTemplate template) implements WebhookInput {
        private static final RandomGenerator RANDOM = new SecureRandom();

        @Override
        public Payload of(Call call) {
            JsonNode none = JsonNodeFactory.instance.objectNode();
            Scope scope = Scope.of(envelope(call, headers), none, Variables.NONE,
                    new Ambient(call.at(), RANDOM, Budget.standard(System::nanoTime)));
            try {
                return bounded(template.evaluate(scope, "input"));
            } catch (EvaluationException e) {
                throw new WebhookException(UNPROCESSABLE,
                        "Expected a call from which the input can be made, but it cannot");
            }
        }
    }

    private static ObjectNode envelope(Call call, List<String> headers) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("webhook", call.webhook()).put("method", call.request().method())
                .put("receivedAt", call.at().toString());
        ObjectNode passed = envelope.putObject("headers");
        headers.forEach(name -> call.request().headers().first(name).ifPresent(value -> passed.put(name, value)));
        envelope.set("query", WebhookBody.fields(call.request().query()));
        envelope.set("body", call.body());
        return envelope;
    }

    private static Payload bounded(JsonNode value) {
        Payload input = Payload.of(value);
        if (input.sizeBytes() > LONGEST_BYTES) {
            throw new WebhookException(TOO_LARGE, "Expected an input of at most " + LONGEST_BYTES
                    + " bytes, but it has " + input.sizeBytes());
        }
        return input;
    }
}
