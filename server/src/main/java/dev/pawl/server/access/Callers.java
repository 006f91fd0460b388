package dev.pawl.server.access;

import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.auth.Authenticator;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.auth.SigV4Authenticator;
import dev.pawl.server.auth.SigningScope;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.Standing;

/** Knows callers by a bearer token or a signature; as long as nobody has made a key, everybody is let in. */
final class Callers implements Authenticator {
    private static final String BEARER = "Bearer ";

    private final KeyRing keys;
    private final SigV4Authenticator signed;

    Callers(KeyRing keys, SigningScope scope) {
        this.keys = keys;
        this.signed = new SigV4Authenticator(keys, scope);
    }

    @Override
    public Principal authenticate(HttpRequest request) {
        if (keys.open()) {
            return OPEN.authenticate(request);
        }
        String header = request.headers().first("Authorization").orElse("");
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return keys.token(header.substring(BEARER.length()).strip())
                    .orElseThrow(() -> ApiException.protocol("UnrecognizedClientException",
                            "The security token included in the request is invalid."));
        }
        return signed.authenticate(request);
    }

    @Override
    public Standing standing(HttpRequest head) {
        if (keys.open()) {
            return Standing.KNOWN;
        }
        String header = head.headers().first("Authorization").orElse("");
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return keys.token(header.substring(BEARER.length()).strip()).isPresent()
                    ? Standing.KNOWN
                    : Standing.STRANGER;
        }
        return signed.standing(head);
    }

    @Override
    public boolean stillKnows(HttpRequest request, Principal principal) {
        if (keys.open()) {
            return true;
        }
        String header = request.headers().first("Authorization").orElse("");
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return keys.token(header.substring(BEARER.length()).strip()).isPresent();
        }
        return signed.stillKnows(request, principal);
    }
}
