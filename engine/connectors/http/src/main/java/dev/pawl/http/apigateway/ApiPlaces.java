package dev.pawl.http.apigateway;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.egress.Destination;
import dev.pawl.egress.Egress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Where APIs live: behind their own host names, or where {@code egress.apiGateway} of the configuration or
 * AWS_ENDPOINT_URL_APIGATEWAY says.
 */
public final class ApiPlaces {
    private final Map<String, URI> byHost;
    private final Optional<URI> all;

    private ApiPlaces(Map<String, URI> byHost, Optional<URI> all) {
        this.byHost = byHost;
        this.all = all;
    }

    /**
     * Those of a configuration and of the environment.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if one is no URL
     */
    public static ApiPlaces of(Configuration configuration, Function<String, Optional<String>> variable) {
        Map<String, URI> byHost = new TreeMap<>();
        configuration.value("egress").flatMap(egress -> egress.find("apiGateway")).map(ConfigurationValue::members)
                .orElse(Map.of()).forEach((host, url) -> byHost.put(host.toLowerCase(Locale.ROOT), url(url.text())
                        .orElseThrow(() -> url.wrong("an http or https URL"))));
        return new ApiPlaces(byHost, variable.apply("AWS_ENDPOINT_URL_APIGATEWAY").flatMap(ApiPlaces::url));
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = new URI(text.replaceFirst("/+$", ""));
            return Destination.of(url).isPresent() ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The rules, and that these places may be called: whoever configures them wants that. */
    public Egress allowedBy(Egress egress) {
        Egress allowed = egress;
        for (URI place : byHost.values()) {
            allowed = allowed.with(Destination.of(place).orElseThrow());
        }
        return all.isEmpty() ? allowed : allowed.with(Destination.of(all.get()).orElseThrow());
    }

    /** Another place than the host itself. */
    Optional<URI> of(String host) {
        return Optional.ofNullable(byHost.get(host.toLowerCase(Locale.ROOT))).or(() -> all);
    }
}
