package dev.pawl.http.connection;

import dev.pawl.config.ConfigurationValue;
import dev.pawl.http.transport.HeaderText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** How a connection proves who calls. Values are as they stand in the configuration. */
sealed interface Authorization {
    /** Without the values, some of which are secrets. */
    @Override
    String toString();

    /** A name and a password. */
    record Basic(String username, String password) implements Authorization {
        @Override
        public String toString() {
            return "BASIC";
        }
    }

    /** A header with a key. */
    record ApiKey(String header, String value) implements Authorization {
        @Override
        public String toString() {
            return "API_KEY";
        }
    }

    /**
     * A token that the client asks for with credentials of its own (RFC 6749, section 4.4).
     *
     * @param inBody
     *            whether the credentials stand in the body instead of a header
     * @param extras
     *            of the request for a token
     */
    record OAuth(URI tokenEndpoint, String method, Client client, boolean inBody, Extras extras)
            implements
                Authorization {
        @Override
        public String toString() {
            return "OAUTH_CLIENT_CREDENTIALS";
        }
    }

    /** Who asks for a token. */
    record Client(String id, String secret, Optional<String> scope) {
        @Override
        public String toString() {
            return "Client";
        }
    }

    /** Members of a connection that belong to its kind. */
    static Set<String> members(String type) {
        return switch (type) {
            case "BASIC" -> Set.of("username", "password");
            case "API_KEY" -> Set.of("header", "value");
            default -> Set.of("tokenEndpoint", "method", "clientId", "clientSecret", "scope", "clientAuthentication",
                    "tokenRequest");
        };
    }

    static Authorization read(String type, ConfigurationValue value) {
        return switch (type) {
            case "BASIC" -> new Basic(value.text("username"), value.text("password"));
            case "API_KEY" -> apiKey(value);
            default -> oAuth(value);
        };
    }

    private static ApiKey apiKey(ConfigurationValue value) {
        ConfigurationValue header = value.get("header");
        if (!HeaderText.isName(header.text())) {
            throw header.wrong("the name of a header");
        }
        return new ApiKey(header.text(), value.text("value"));
    }

    private static OAuth oAuth(ConfigurationValue value) {
        ConfigurationValue endpoint = value.get("tokenEndpoint");
        String method = value.find("method").map(m -> m.oneOf(Set.of("POST", "GET", "PUT"))).orElse("POST");
        boolean inBody = value.find("clientAuthentication").map(c -> c.oneOf(Set.of("HEADER", "BODY"))).orElse("HEADER")
                .equals("BODY");
        Extras extras = value.find("tokenRequest").map(request -> Extras.read(request.requireOnly(Extras.MEMBERS)))
                .orElse(Extras.NONE);
        return new OAuth(url(endpoint), method,
                new Client(value.text("clientId"), value.text("clientSecret"), value.optionalText("scope")), inBody,
                extras);
    }

    private static URI url(ConfigurationValue value) {
        try {
            URI url = new URI(value.text());
            if (url.getHost() != null && Set.of("http", "https").contains(String.valueOf(url.getScheme()))
                    && url.getRawUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw value.wrong("an https URL");
    }
}
