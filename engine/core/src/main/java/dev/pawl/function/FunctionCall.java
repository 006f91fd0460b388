package dev.pawl.function;

import java.util.Optional;

/**
 * A call of a function, as Lambda's Invoke operation takes it.
 *
 * @param function
 *            name, partial ARN or ARN, each with or without a qualifier
 * @param payload
 *            JSON text of the event; none counts as an empty object
 * @param qualifier
 *            version or alias; there is but one version of a local function, so any will do
 * @param clientContext
 *            Base64 of JSON text
 * @param tailLog
 *            whether the end of the log is wanted
 */
public record FunctionCall(String function, Optional<String> payload, Type type, Optional<String> qualifier,
        Optional<String> clientContext, boolean tailLog) {
    /** Waits for the function's answer. */
    public static FunctionCall of(String function, String payload) {
        return new FunctionCall(function, Optional.of(payload), Type.REQUEST_RESPONSE, Optional.empty(),
                Optional.empty(), false);
    }

    /** How a function is called. */
    public enum Type {
        /** The answer is waited for. */
        REQUEST_RESPONSE("RequestResponse"),
        /** Nobody waits for the answer. */
        EVENT("Event"),
        /** Nothing is called; only whether it could be. */
        DRY_RUN("DryRun");

        private final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }

        /** As Lambda writes it. */
        public String wireName() {
            return wireName;
        }

        /** The one that Lambda writes so. */
        public static Optional<Type> named(String wireName) {
            for (Type type : values()) {
                if (type.wireName.equals(wireName)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }
}
