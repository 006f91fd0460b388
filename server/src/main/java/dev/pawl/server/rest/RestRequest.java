package dev.pawl.server.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.auth.AccessPolicy;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.http.Headers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A request to a route.
 *
 * @param id
 *            unique; stands in the answer and in logs
 * @param principal
 *            who calls
 * @param path
 *            what the braces of the route's path stand for
 * @param query
 *            parameters; of one that is given more than once, the last
 * @param body
 *            the JSON object that was sent; empty if there was none
 * @param hungUp
 *            complete once the caller has gone away, for routes that wait
 * @param policy
 *            has let the caller make this request, and knows what of a list the caller may see
 */
public record RestRequest(String id, Principal principal, Map<String, String> path, Map<String, String> query,
        ObjectNode body, Headers headers, CompletionStage<Void> hungUp, AccessPolicy policy) {
    /** Whether the caller may carry out an operation on that resource: asked for each element of a list. */
    public boolean may(String operation, String arn) {
        return policy.allows(principal, operation, arn);
    }

    /**
     * Fails unless the caller may carry out an operation on that resource, for routes that do more than one
     * thing.
     *
     * @throws ProblemException
     *             if not
     */
    public void require(String operation, String arn) {
        if (!may(operation, arn)) {
            throw ProblemException.forbidden("AccessDeniedException",
                    principal.name() + " is not authorized to perform " + operation);
        }
    }

    /** What a name in braces stands for. */
    public String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Expected {" + name + "} in the route's path, but it is not there");
        }
        return value;
    }

    /** A parameter of the query that may be missing or empty. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * A whole number of the query.
     *
     * @throws ProblemException
     *             if it is none, or out of bounds
     */
    public int number(String name, int missing, int least, int most) {
        Optional<String> text = query(name);
        if (text.isEmpty()) {
            return missing;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw ProblemException.invalid("Expected a whole number from " + least + " to " + most + " as " + name
                + ", but got another text");
    }

    /**
     * A text of the body that has to be there.
     *
     * @throws ProblemException
     *             if it is missing or no text
     */
    public String text(String member) {
        return optionalText(member).orElseThrow(() -> ProblemException.invalid("Expected " + member
                + " in the body, but it is missing"));
    }

    /** A text of the body; missing and null are the same. */
    public Optional<String> optionalText(String member) {
        var value = body.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw ProblemException.invalid("Expected a text as " + member + " in the body, but got another value");
        }
        return Optional.of(value.textValue());
    }

    /** A yes or no of the body; what is missing or null is no. */
    public boolean flag(String member) {
        var value = body.path(member);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw ProblemException
                    .invalid("Expected true or false as " + member + " in the body, but got another value");
        }
        return value.asBoolean(false);
    }

    /** Without the body, which may be secret. */
    @Override
    public String toString() {
        return "RestRequest[" + id + ", " + principal.name() + "]";
    }
}
