package dev.pawl.server.api;

import dev.pawl.arn.ArnScope;
import dev.pawl.server.auth.Principal;

/** The account whose resources are here; AWS lets nobody touch those of another. */
public record ResourceOwner(ArnScope scope) {
    private static final int ACCOUNT = 4;

    /**
     * Whether a resource, an ARN or a star, belongs to this account. Whether it exists is for the operation to
     * say.
     */
    boolean owns(String resource) {
        String[] parts = resource.split(":", ACCOUNT + 2);
        return parts.length <= ACCOUNT || parts[ACCOUNT].equals(scope.account());
    }

    /** How AWS names a caller in an error. */
    String userArn(Principal principal) {
        return "arn:" + scope.partition() + ":iam::" + scope.account() + ":user/" + principal.name();
    }
}
