package dev.pawl.server.login;

import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.auth.Authenticator;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.Standing;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes tokens that the provider made for programs, such as those of a build, besides what else is taken. */
final class BearerTokens implements Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(BearerTokens.class);
    private static final String SCHEME = "Bearer ";
    private static final int DOTS = 2;

    private final String audience;
    private final TokenCheck check;
    private final People people;
    private final Authenticator next;

    BearerTokens(String audience, OpenIdLogin login, Authenticator next) {
        this.audience = audience;
        this.check = login.check();
        this.people = login.people();
        this.next = next;
    }

    @Override
    public Principal authenticate(HttpRequest request) {
        Optional<String> token = token(request);
        return token.isPresent() ? principal(token.get()) : next.authenticate(request);
    }

    @Override
    public Standing standing(HttpRequest head) {
        return token(head).isPresent() ? Authenticator.super.standing(head) : next.standing(head);
    }

    @Override
    public boolean stillKnows(HttpRequest request, Principal principal) {
        Optional<String> token = token(request);
        if (token.isEmpty()) {
            return next.stillKnows(request, principal);
        }
        try {
            return principal(token.get()).grants().equals(principal.grants());
        } catch (ApiException e) {
            return false;
        }
    }

    private static Optional<String> token(HttpRequest request) {
        return request.headers().first("Authorization")
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip()).filter(BearerTokens::isSigned);
    }

    private static boolean isSigned(String token) {
        return token.chars().filter(c -> c == '.').count() == DOTS;
    }

    private Principal principal(String token) {
        try {
            People.Person person = people.person(check.bearer(token, audience));
            return people.principal(person.name(), person.groups())
                    .map(known -> known.by(Principal.Kind.TOKEN, "")).orElseThrow(BearerTokens::refused);
        } catch (LoginException e) {
            LOG.debug("A bearer token was refused: {}", e.getMessage());
            throw refused();
        }
    }

    private static ApiException refused() {
        return ApiException.protocol("UnrecognizedClientException",
                "The security token included in the request is invalid.");
    }
}
