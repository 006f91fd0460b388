package dev.pawl.aws;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Section {@code aws} of the configuration.
 *
 * @param all
 *            for every service
 * @param services
 *            by name, as in {@code aws-sdk:NAME}
 */
public record AwsSettings(Service all, Map<String, Service> services) {
    private static final Service NOTHING = new Service(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty());

    /**
     * What is said of a service.
     *
     * @param timeout
     *            of a call whose task has no time-out of its own
     * @param attempts
     *            how often what fails on the way is tried
     */
    public record Service(Optional<URI> endpoint, Optional<String> region, Optional<Duration> timeout,
            Optional<Integer> attempts) {}

    /**
     * Reads the section.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if it cannot be used
     */
    public static AwsSettings of(Configuration configuration) {
        Optional<ConfigurationValue> section = configuration.value("aws")
                .map(value -> value.requireOnly(Set.of("timeout", "attempts", "services")));
        Map<String, Service> services = new LinkedHashMap<>();
        section.flatMap(value -> value.find("services")).ifPresent(value -> value.members().forEach(
                (name, service) -> services.put(name,
                        service(service.requireOnly(Set.of("endpoint", "region", "timeout", "attempts"))))));
        return new AwsSettings(section.map(AwsSettings::service).orElse(NOTHING), services);
    }

    private static Service service(ConfigurationValue value) {
        return new Service(value.find("endpoint").map(AwsSettings::uri), value.optionalText("region"),
                value.find("timeout").map(ConfigurationValue::duration),
                value.find("attempts").map(attempts -> attempts.number(1, 10)));
    }

    private static URI uri(ConfigurationValue value) {
        try {
            URI uri = URI.create(value.text());
            if (uri.getHost() != null && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw value.wrong("a URL such as http://127.0.0.1:9324");
    }

    /** What is said of that service itself. */
    public Service of(String service) {
        return services.getOrDefault(service, NOTHING);
    }

    /** How long a call may last whose task does not say. */
    public Duration timeout(String service) {
        return of(service).timeout().or(all::timeout).orElse(Duration.ofSeconds(60));
    }

    /** How often a call is tried. */
    public int attempts(String service) {
        return of(service).attempts().or(all::attempts).orElse(2);
    }
}
