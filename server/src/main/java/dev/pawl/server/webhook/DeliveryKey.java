package dev.pawl.server.webhook;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.http.HttpRequest;
import java.util.Optional;

/** Where a sender says which delivery this is; it says the same when it repeats one. */
sealed interface DeliveryKey {
    /** What it says. */
    Optional<String> of(HttpRequest request, JsonNode body);

    /** Names the place to the sender. */
    String place();

    /** In a header. */
    record InHeader(String header) implements DeliveryKey {
        @Override
        public Optional<String> of(HttpRequest request, JsonNode body) {
            return request.headers().first(header).filter(text -> !text.isBlank());
        }

        @Override
        public String place() {
            return "the header " + header;
        }
    }

    /** In the body. */
    record InBody(JsonPointer pointer) implements DeliveryKey {
        @Override
        public Optional<String> of(HttpRequest request, JsonNode body) {
            JsonNode value = body.at(pointer);
            return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                    ? Optional.of(value.asText())
                    : Optional.empty();
        }

        @Override
        public String place() {
            return pointer + " in the body";
        }
    }
}
