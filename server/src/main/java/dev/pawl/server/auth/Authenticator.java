package dev.pawl.server.auth;

import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.Standing;

/** Finds out who calls. */
@FunctionalInterface
public interface Authenticator {
    /**
     * Takes everybody, signed or not; for servers that only this machine's users can reach. Who wants to be known
     * by a
     * name gives it in the header {@code Pawl-User}, and is believed.
     */
    Authenticator OPEN = request -> request.headers().first("Pawl-User").map(Principal::named)
            .orElse(Principal.ANONYMOUS);

    /**
     * How far a caller is known by a request whose body is not here yet. It decides about room for the body and
     * nothing else.
     */
    default Standing standing(HttpRequest head) {
        try {
            authenticate(head);
            return Standing.KNOWN;
        } catch (ApiException e) {
            return Standing.STRANGER;
        }
    }

    /**
     * The caller.
     *
     * @throws dev.pawl.server.api.error.ApiException
     *             if the request does not prove who sent it; with AWS's code and words
     */
    Principal authenticate(HttpRequest request);

    /**
     * Whether the caller that an earlier request proved may still be believed: its key is there, its token and
     * its
     * session have not ended. Asked again and again while an answer goes on.
     */
    default boolean stillKnows(HttpRequest request, Principal principal) {
        return true;
    }
}
