package dev.pawl.server.api.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.arn.ArnException;
import dev.pawl.arn.ArnParser;
import dev.pawl.server.api.error.ApiErrors;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.api.model.OperationModel;
import dev.pawl.server.api.model.Shape.TextShape;
import java.util.List;
import java.util.Set;

/**
 * Checks a request as AWS does: first that every value has the right JSON type, then that ARNs are ARNs, then
 * all
 * constraints together. Members that the model does not know are ignored.
 */
public final class RequestCheck {
    /** Members that name something of Step Functions; other ARNs (roles, keys, log groups) are not read here. */
    private static final Set<String> OWN_ARNS = Set.of("stateMachineArn", "stateMachineVersionArn",
            "stateMachineAliasArn", "executionArn", "activityArn", "mapRunArn", "resourceArn");

    private RequestCheck() {}

    /**
     * Fails unless the request is one that the operation can be called with.
     *
     * @throws ApiException
     *             {@code SerializationException}, {@code InvalidArn} or {@code ValidationException}
     */
    public static void check(OperationModel operation, ObjectNode request) {
        TypeCheck.check(operation.input(), request);
        operation.input().members().forEach((name, member) -> {
            if (OWN_ARNS.contains(name) && member.shape() instanceof TextShape) {
                checkArn(request.path(name));
            }
        });
        List<String> problems = ConstraintCheck.problems(operation.input(), request);
        if (!problems.isEmpty()) {
            throw ApiException.violations(problems);
        }
    }

    private static void checkArn(JsonNode arn) {
        if (arn.isTextual() && !arn.textValue().isEmpty()) {
            try {
                ArnParser.parse(arn.textValue());
            } catch (ArnException e) {
                throw ApiErrors.invalidArn(e);
            }
        }
    }

    /** The first member that names something of Step Functions, whose ARN the request is about; else a star. */
    public static String resource(OperationModel operation, ObjectNode request) {
        for (String name : operation.input().members().keySet()) {
            if (OWN_ARNS.contains(name) && request.path(name).isTextual()) {
                return request.path(name).textValue();
            }
        }
        return "*";
    }
}
