package dev.pawl.kubernetes;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.secret.Secrets;
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the configuration says of one cluster.
 *
 * @param kubeconfig
 *            where server and credentials come from; without one, and without a server, the user's own
 * @param context
 *            of the kubeconfig; its current one if none is named
 * @param overrides
 *            what is said here counts more than what the kubeconfig says
 */
record ClusterSettings(Optional<Path> kubeconfig, Optional<String> context, Overrides overrides,
        DefinitionEndpoint definitionEndpoint, Duration timeout) {
    static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);
    private static final Set<String> MEMBERS = Set.of("kubeconfig", "context", "server", "certificateAuthority",
            "token", "clientCertificate", "clientKey", "insecureSkipTlsVerify", "definitionEndpoint", "timeout");

    /** What becomes of the Endpoint and CertificateAuthority in a definition. */
    enum DefinitionEndpoint {
        /** It must be the server that is configured. */
        AGREE,
        /** It is not looked at, so that a definition made for AWS runs on the cluster that is configured. */
        IGNORE,
        /** It is where the request goes, with the credentials that are configured. */
        USE
    }

    /** Server and credentials. */
    record Overrides(Optional<String> server, Optional<Path> certificateAuthority, Optional<String> token,
            Optional<Path> clientCertificate, Optional<Path> clientKey, boolean trustAll) {
        static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), false);

        void apply(Config config, Secrets secrets) {
            server.ifPresent(config::setMasterUrl);
            certificateAuthority.ifPresent(file -> {
                config.setCaCertData(null);
                config.setCaCertFile(file.toString());
            });
            // asked for each request, so that a secret that is renewed is taken as it is then
            token.ifPresent(text -> config.setOauthTokenProvider(() -> secrets.expand(text)));
            clientCertificate.ifPresent(file -> config.setClientCertFile(file.toString()));
            clientKey.ifPresent(file -> config.setClientKeyFile(file.toString()));
            if (trustAll) {
                config.setTrustCerts(true);
                config.setDisableHostnameVerification(true);
            }
        }
    }

    static ClusterSettings read(ConfigurationValue value, Configuration configuration) {
        value.requireOnly(MEMBERS);
        value.optionalText("server").filter(server -> !server.matches("https?://[^/].*")).ifPresent(server -> {
            throw value.get("server").wrong("a URL such as https://10.0.0.1:6443");
        });
        Overrides overrides = new Overrides(value.optionalText("server"),
                file(value, "certificateAuthority", configuration), value.optionalText("token"),
                file(value, "clientCertificate", configuration), file(value, "clientKey", configuration),
                value.find("insecureSkipTlsVerify").map(ConfigurationValue::flag).orElse(false));
        return new ClusterSettings(file(value, "kubeconfig", configuration), value.optionalText("context"), overrides,
                value.find("definitionEndpoint").map(ClusterSettings::definitionEndpoint)
                        .orElse(DefinitionEndpoint.AGREE),
                value.find("timeout").map(ConfigurationValue::duration).orElse(USUAL_TIMEOUT));
    }

    private static Optional<Path> file(ConfigurationValue value, String member, Configuration configuration) {
        return value.optionalText(member).map(configuration::resolve);
    }

    private static DefinitionEndpoint definitionEndpoint(ConfigurationValue value) {
        return switch (value.oneOf(Set.of("agree", "ignore", "use"))) {
            case "ignore" -> DefinitionEndpoint.IGNORE;
            case "use" -> DefinitionEndpoint.USE;
            default -> DefinitionEndpoint.AGREE;
        };
    }
}
