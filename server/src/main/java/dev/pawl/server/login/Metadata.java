package dev.pawl.server.login;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.login.LoginException.Reason;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0).
 *
 * @param authorization
 *            where browsers are sent
 * @param token
 *            where codes become tokens
 * @param keys
 *            where its keys are
 * @param end
 *            where browsers are sent to end the session there
 * @param basic
 *            whether the client's secret goes into the header Authorization, otherwise into the form
 */
record Metadata(URI authorization, URI token, URI keys, Optional<URI> end, boolean basic) {
    static final String WELL_KNOWN = "/.well-known/openid-configuration";

    static Metadata of(JsonNode json, URI issuer) {
        if (!json.path("issuer").asText().equals(issuer.toString())) {
            throw new LoginException(Reason.FAILED, "Expected the metadata of " + issuer
                    + ", but they say that they are another issuer's");
        }
        List<String> methods = new ArrayList<>();
        json.path("token_endpoint_auth_methods_supported").forEach(method -> methods.add(method.asText()));
        return new Metadata(address(json, "authorization_endpoint"), address(json, "token_endpoint"),
                address(json, "jwks_uri"), Optional.of(json.path("end_session_endpoint").asText())
                        .filter(text -> !text.isEmpty()).map(text -> address(json, "end_session_endpoint")),
                methods.isEmpty() || methods.contains("client_secret_basic"));
    }

    private static URI address(JsonNode json, String member) {
        try {
            URI uri = URI.create(json.path(member).asText());
            if (LoginSettings.isProtected(uri)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new LoginException(Reason.FAILED, "Expected an address with https as " + member
                + " of the provider's metadata, but found another text or none");
    }
}
