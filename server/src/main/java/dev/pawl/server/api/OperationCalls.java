package dev.pawl.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.server.api.check.RequestCheck;
import dev.pawl.server.api.error.ApiErrors;
import dev.pawl.server.api.model.OperationModel;
import dev.pawl.server.auth.AccessPolicy;
import dev.pawl.server.auth.Principal;
import java.util.concurrent.CompletionStage;

/** The operations for other ways in than the wire protocol: with the same checks, answers and errors. */
public final class OperationCalls {
    private final Operations operations;
    private final ResourceOwner owner;
    private final PageTokens pageTokens;
    private final AccessPolicy policy;

    /** Calls of these operations; lists show what the policy lets their caller see. */
    public OperationCalls(Operations operations, ResourceOwner owner, PageTokens pageTokens, AccessPolicy policy) {
        this.operations = operations;
        this.owner = owner;
        this.pageTokens = pageTokens;
        this.policy = policy;
    }

    /** What an operation's input and output are made of. */
    public OperationModel model(String operation) {
        return entry(operation).model();
    }

    /**
     * What a request is about: an ARN or a star. Whether the caller may make it, has still to be asked.
     *
     * @throws dev.pawl.server.api.error.ApiException
     *             if the request does not fit the model, or is about another account
     */
    public String resource(String operation, Principal principal, ObjectNode input) {
        Operations.Entry entry = entry(operation);
        RequestCheck.check(entry.model(), input);
        String resource = entry.resource(input);
        if (!owner.owns(resource)) {
            throw ApiErrors.accessDenied(owner.userArn(principal), operation, resource);
        }
        return resource;
    }

    /** Carries an operation out for a caller who may; {@link #resource} has been asked before. */
    public CompletionStage<? extends JsonNode> call(String operation, String requestId, Principal principal,
            ObjectNode input, CompletionStage<Void> hungUp) {
        return entry(operation).operation().call(new Request(requestId, principal, input, hungUp, pageTokens, policy));
    }

    private Operations.Entry entry(String operation) {
        return operations.byName(operation)
                .orElseThrow(() -> new IllegalArgumentException("Expected an operation, but got " + operation));
    }
}
