package dev.pawl.server.api.machine;

import dev.pawl.arn.LabelledStateMachineArn;
import dev.pawl.arn.StateMachineAliasArn;
import dev.pawl.arn.StateMachineArn;
import dev.pawl.arn.StateMachineRef;
import dev.pawl.arn.StateMachineVersionArn;
import dev.pawl.server.api.Request;
import dev.pawl.server.api.error.ApiErrors;

/** Reads the member {@code stateMachineArn} where only a machine as a whole will do. */
public final class MachineArns {
    private static final String MEMBER = "stateMachineArn";

    private MachineArns() {}

    /**
     * The ARN without version, alias or label.
     *
     * @throws dev.pawl.server.api.error.ApiException
     *             {@code InvalidArn}, {@code StateMachineDoesNotExist}, {@code ValidationException}
     */
    public static String whole(Request request) {
        return switch (request.arn(MEMBER, StateMachineRef.class)) {
            case StateMachineArn machine -> machine.text();
            case LabelledStateMachineArn labelled -> throw ApiErrors.labelledArn(labelled.text());
            case StateMachineVersionArn version -> throw ApiErrors.stateMachineDoesNotExist(version.text());
            case StateMachineAliasArn alias -> throw ApiErrors.stateMachineDoesNotExist(alias.text());
        };
    }
}
