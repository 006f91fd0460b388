package dev.pawl.server.login;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.secret.Secrets;
import dev.pawl.server.auth.Grant;
import dev.pawl.server.tls.Authorities;
import dev.pawl.server.tls.TlsException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * Section {@code login}: which provider people sign in with, and what they may do then.
 *
 * @param issuer
 *            where the provider's metadata are found, and what its tokens say that they come from
 * @param client
 *            as what this server is registered there
 * @param name
 *            what people call the provider
 * @param url
 *            how browsers reach this server, if that is not what they say
 * @param scopes
 *            what is asked for
 * @param claims
 *            what in a token tells who somebody is
 * @param groups
 *            what a group may do
 * @param everybody
 *            what whoever signs in may do
 * @param bearerAudience
 *            for whom tokens of programs must be made; none are taken if it is absent
 * @param trusted
 *            a file with certificates of whom the provider's may be signed by; otherwise those that Java
 *            knows
 */
public record LoginSettings(URI issuer, Client client, String name, Optional<URI> url, List<String> scopes,
        Claims claims, Map<String, List<Grant>> groups, List<Grant> everybody, Optional<String> bearerAudience,
        Optional<Path> trusted) {
    private static final Set<String> MEMBERS = Set.of("issuer", "clientId", "clientSecret", "name", "url", "scopes",
            "nameClaim", "groupsClaim", "groups", "everybody", "bearerAudience", "idle", "longest", "keys",
            "trustedCertificates");
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    /** As what this server is registered. */
    public record Client(String id, Optional<String> secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    /** Names of claims; of one in an object with a dot between, such as {@code realm_access.roles}. */
    public record Claims(String name, String groups) {}

    /**
     * What the configuration says; nothing if it names no issuer.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if it says something else than it may
     */
    public static Optional<LoginSettings> read(Configuration configuration, Secrets secrets) {
        return configuration.value("login").map(value -> value.requireOnly(MEMBERS))
                .filter(value -> value.find("issuer").isPresent()).map(value -> read(value, configuration, secrets));
    }

    private static LoginSettings read(ConfigurationValue value, Configuration configuration, Secrets secrets) {
        String clientId = value.text("clientId");
        Optional<String> audience = value.optionalText("bearerAudience");
        if (audience.filter(clientId::equals).isPresent()) {
            // a token that tells a client who signed in would otherwise be good for calls
            throw value.get("bearerAudience").wrong("another name than clientId");
        }
        Map<String, List<Grant>> groups = new LinkedHashMap<>();
        value.find("groups").map(ConfigurationValue::members).orElse(Map.of())
                .forEach((group, grants) -> groups.put(group, grants(grants)));
        List<String> scopes = value.find("scopes").map(ConfigurationValue::texts).orElse(List.of("profile", "email"));
        return new LoginSettings(uri(value.get("issuer")),
                new Client(clientId, value.optionalText("clientSecret").map(secrets::expand)),
                value.optionalText("name").orElse("single sign-on"), value.find("url").map(LoginSettings::uri),
                withOpenId(scopes),
                new Claims(value.optionalText("nameClaim").orElse("preferred_username"),
                        value.optionalText("groupsClaim").orElse("groups")),
                groups, value.find("everybody").map(LoginSettings::grants).orElse(List.of()), audience,
                value.find("trustedCertificates").map(file -> certificates(file, configuration)));
    }

    private static Path certificates(ConfigurationValue value, Configuration configuration) {
        Path file = configuration.resolve(value.text());
        try {
            SSLContext unused = Authorities.of(file);
            return file;
        } catch (TlsException e) {
            throw value.wrong("a file with certificates in PEM", "it cannot be read as such");
        }
    }

    private static List<String> withOpenId(List<String> scopes) {
        List<String> all = new ArrayList<>(List.of("openid"));
        scopes.stream().filter(scope -> !scope.equals("openid")).forEach(all::add);
        return all;
    }

    private static List<Grant> grants(ConfigurationValue value) {
        return value.items().stream().map(item -> {
            try {
                return Grant.parse(item.text());
            } catch (IllegalArgumentException e) {
                throw item.wrong("a grant such as viewer or operator:orders-*");
            }
        }).toList();
    }

    private static URI uri(ConfigurationValue value) {
        try {
            URI uri = URI.create(value.text());
            if (isProtected(uri) && uri.getRawQuery() == null && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw value.wrong("an address that begins with https:// (http:// only for this machine)");
    }

    /** Whether nobody on the way can read or change what goes there. */
    static boolean isProtected(URI uri) {
        return uri.getHost() != null && ("https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost())));
    }
}
