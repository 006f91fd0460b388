package dev.pawl.server.login;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.login.LoginException.Reason;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The provider as it is found where the configuration says. Nothing is asked of it before somebody signs in.
 */
final class OpenIdProvider {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration KEYS_KEPT = Duration.ofMinutes(15);
    /**
     * Everybody who wants to sign in waits while it is asked, so a provider that is away is not asked by each of
     * them.
     */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);
    private static final Duration LOOKING_FOR_KEYS = Duration.ofSeconds(15);

    private record Failed(LoginException why, Instant at) {}

    private record Known(Metadata metadata, JWKSource<SecurityContext> keys, Instant since) {}

    private final LoginSettings settings;
    private final InstantSource clock;
    private final Calls calls;
    private @Nullable Known known;
    private @Nullable Failed failed;

    OpenIdProvider(LoginSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.calls = new Calls(settings.trusted());
    }

    Metadata metadata() {
        return known().metadata();
    }

    /**
     * Its public keys; looked up anew when a token names one that is not known, though not for every such token.
     */
    JWKSource<SecurityContext> keys() {
        return known().keys();
    }

    private synchronized Known known() {
        Known before = known;
        Instant now = clock.instant();
        if (before != null && before.since().plus(KEPT).isAfter(now)) {
            return before;
        }
        Failed last = failed;
        if (last != null && last.at().plus(LEFT_ALONE).isAfter(now)) {
            if (before != null) {
                return before;
            }
            throw last.why();
        }
        try {
            Known found = find(now, before);
            known = found;
            return found;
        } catch (LoginException e) {
            failed = new Failed(e, clock.instant());
            if (before != null) {
                return before; // what was true an hour ago is better than nothing
            }
            throw e;
        }
    }

    private Known find(Instant now, @Nullable Known before) {
        String base = settings.issuer().toString();
        Calls.Answer answer = calls.get(URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                + Metadata.WELL_KNOWN));
        if (!answer.ok()) {
            throw new LoginException(Reason.UNREACHABLE, "Expected the metadata of " + base + ", but it answers status "
                    + answer.status());
        }
        Metadata metadata = Metadata.of(answer.json(), settings.issuer());
        return new Known(metadata, before != null && before.metadata().keys().equals(metadata.keys())
                ? before.keys()
                : source(metadata.keys()), now);
    }

    private JWKSource<SecurityContext> source(URI keys) {
        try {
            return JWKSourceBuilder.create(keys.toURL(), url -> resource(keys))
                    .cache(KEYS_KEPT.toMillis(), LOOKING_FOR_KEYS.toMillis()).refreshAheadCache(false).build();
        } catch (MalformedURLException e) {
            throw new LoginException(Reason.FAILED, "Expected an address of the provider's keys, but it is none");
        }
    }

    private Resource resource(URI keys) throws IOException {
        Calls.Answer answer;
        try {
            answer = calls.get(keys);
        } catch (LoginException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (!answer.ok()) {
            throw new IOException("Expected the provider's keys, but got status " + answer.status());
        }
        return new Resource(answer.text(), "application/json");
    }

    /** What the provider gives for a code: a token that says who signed in. */
    String idToken(String code, String verifier, URI redirect) {
        Metadata metadata = metadata();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect.toString());
        form.put("code_verifier", verifier);
        LoginSettings.Client client = settings.client();
        HttpRequest.Builder request = HttpRequest.newBuilder(metadata.token()).header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (metadata.basic() && client.secret().isPresent()) {
            String pair = encoded(client.id()) + ":" + encoded(client.secret().get());
            request.header("Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        } else {
            form.put("client_id", client.id());
            client.secret().ifPresent(secret -> form.put("client_secret", secret));
        }
        Calls.Answer answer = calls.send(request.POST(BodyPublishers.ofString(query(form))));
        if (!answer.ok()) {
            throw new LoginException(Reason.FAILED, "Expected a token for the code, but the provider answers status "
                    + answer.status() + error(answer));
        }
        return Optional.of(answer.json().path("id_token").asText()).filter(text -> !text.isEmpty())
                .orElseThrow(() -> new LoginException(Reason.FAILED,
                        "Expected an id_token from the provider, but there is none"));
    }

    private static String error(Calls.Answer answer) {
        try {
            JsonNode error = answer.json().path("error");
            return error.asText().matches("[a-z_]{1,40}") ? " (" + error.asText() + ")" : "";
        } catch (LoginException e) {
            return "";
        }
    }

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream().map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
