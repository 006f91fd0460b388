package dev.pawl.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.arn.ArnException;
import dev.pawl.arn.ArnParser;
import dev.pawl.arn.StatesArn;
import dev.pawl.server.api.error.ApiErrors;
import dev.pawl.server.auth.AccessPolicy;
import dev.pawl.server.auth.DelegatedCalls;
import dev.pawl.server.auth.Principal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/**
 * A request that fits the model.
 *
 * @param id
 *            unique; stands in the answer and in logs
 * @param input
 *            what was sent, members that the model does not know included
 * @param hungUp
 *            complete once the caller has gone away, for operations that wait
 * @param pageTokens
 *            makes and reads the page tokens of lists
 * @param policy
 *            has let the caller make this request, and knows what of a list the caller may see
 */
public record Request(String id, Principal principal, ObjectNode input, CompletionStage<Void> hungUp,
        PageTokens pageTokens, AccessPolicy policy) {
    /** Whether the caller may carry out an operation on that resource: asked for each element of a list. */
    public boolean may(String operation, String arn) {
        return policy.allows(principal, operation, arn);
    }

    /**
     * Fails unless the caller may do all that a definition lets the engine do to its own machines and executions.
     *
     * @throws dev.pawl.server.api.error.ApiException
     *             AccessDeniedException
     */
    public void requireWhatItDoes(String definition) {
        DelegatedCalls.require(policy, principal, definition);
    }

    /** A text that the model requires. */
    public String text(String member) {
        return input.required(member).textValue();
    }

    /** A text that may be missing. */
    public Optional<String> optionalText(String member) {
        return optional(member).map(JsonNode::textValue);
    }

    /** A flag; missing is false. */
    public boolean flag(String member) {
        return input.path(member).asBoolean(false);
    }

    /** A flag with another value for missing. */
    public boolean flag(String member, boolean missing) {
        return optional(member).map(JsonNode::booleanValue).orElse(missing);
    }

    /** A whole number that may be missing. */
    public OptionalInt number(String member) {
        return optional(member).map(value -> OptionalInt.of(value.intValue())).orElse(OptionalInt.empty());
    }

    /** Any member that may be missing; null counts as missing. */
    public Optional<JsonNode> optional(String member) {
        JsonNode value = input.path(member);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    /**
     * An ARN that the model requires, of one kind.
     *
     * @throws dev.pawl.server.api.error.ApiException
     *             {@code InvalidArn} if it is of another kind
     */
    public <T extends StatesArn> T arn(String member, Class<T> kind) {
        return parse(text(member), kind);
    }

    /** An ARN of one kind that may be missing. */
    public <T extends StatesArn> Optional<T> optionalArn(String member, Class<T> kind) {
        return optionalText(member).map(text -> parse(text, kind));
    }

    private static <T extends StatesArn> T parse(String text, Class<T> kind) {
        try {
            return ArnParser.parse(text, kind);
        } catch (ArnException e) {
            throw ApiErrors.invalidArn(e);
        }
    }

    /** Without the input, which may be secret. */
    @Override
    public String toString() {
        return "Request[" + id + ", " + principal.name() + "]";
    }
}
