package dev.pawl.server.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A webhook as it is configured.
 *
 * @param name
 *            the last part of its path
 * @param machine
 *            name or ARN of what is started
 * @param key
 *            what tells deliveries apart, so that one that is repeated starts nothing
 */
record Webhook(String name, String machine, Mode mode, Signature signature, Optional<DeliveryKey> key,
        WebhookInput input, Accepts accepts) {
    /** What a call must look like. */
    record Accepts(Set<String> methods, Set<String> contentTypes, int maxBytes) {}

    /** What a call does. */
    sealed interface Mode {
        /** It starts an execution and is answered once that is durable. */
        record Start() implements Mode {}

        /**
         * It runs an Express execution and is answered with the output.
         *
         * @param timeout
         *            how long the caller waits at most
         * @param atOnce
         *            how many callers may wait
         * @param statuses
         *            HTTP status by the name of the error with which the execution failed
         */
        record Sync(Duration timeout, int atOnce, Map<String, Integer> statuses) implements Mode {}
    }
}
