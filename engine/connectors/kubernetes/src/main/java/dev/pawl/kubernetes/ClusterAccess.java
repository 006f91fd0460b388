package dev.pawl.kubernetes;

import dev.pawl.kubernetes.ClusterSettings.DefinitionEndpoint;
import dev.pawl.secret.SecretException;
import dev.pawl.secret.Secrets;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what is configured into a client with server, credentials and certificates. */
final class ClusterAccess {
    private static final int CONNECT_MILLIS = 10_000;

    private final Secrets secrets;

    ClusterAccess(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * Opens nothing yet: the first request connects.
     *
     * @throws EksException
     *             if kubeconfig, certificates or secrets cannot be used
     */
    Cluster open(Clusters.Target target, ClusterSettings settings) {
        try {
            Config config = config(settings);
            settings.overrides().apply(config, secrets);
            if (settings.definitionEndpoint() == DefinitionEndpoint.USE) {
                target.endpoint().ifPresent(config::setMasterUrl);
                target.certificateAuthority().ifPresent(data -> {
                    config.setCaCertFile(null);
                    config.setCaCertData(data);
                });
            }
            hide(config.getAutoOAuthToken());
            hide(config.getPassword());
            config.setConnectionTimeout(Math.toIntExact(Math.min(CONNECT_MILLIS, settings.timeout().toMillis())));
            // the workflow's Retry decides, and the watch has its own patience
            config.setRequestRetryBackoffLimit(0);
            String server = normal(config.getMasterUrl());
            return new Cluster(target.name(), server, client(config), settings.timeout());
        } catch (KubernetesClientException | IllegalArgumentException | SecretException e) {
            throw EksException.unreachable("Expected credentials for the cluster " + target.name() + ", but "
                    + e.getMessage());
        }
    }

    private static Config config(ClusterSettings settings) {
        @Nullable String context = settings.context().orElse(null);
        Config config;
        if (settings.kubeconfig().isPresent()) {
            config = Config.fromKubeconfig(context, settings.kubeconfig().get().toFile());
        } else if (settings.overrides().server().isPresent()) {
            return Config.empty();
        } else {
            config = Config.autoConfigure(context);
        }
        settings.context().filter(name -> config.getCurrentContext() == null
                || !name.equals(config.getCurrentContext().getName())).ifPresent(name -> {
                    throw new IllegalArgumentException("the kubeconfig has no context " + name);
                });
        return config;
    }

    /** Answers do not lead elsewhere: a redirect would take the token along. */
    private static HttpClient client(Config config) {
        return new JdkHttpClientFactory() {
            @Override
            protected void additionalConfig(java.net.http.HttpClient.Builder builder) {
                builder.followRedirects(java.net.http.HttpClient.Redirect.NEVER);
            }
        }.newBuilder(config).build();
    }

    private void hide(@Nullable String credential) {
        Optional.ofNullable(credential).filter(text -> !text.isBlank()).ifPresent(secrets::hide);
    }

    /**
     * A URL in one way of writing it: without a slash at its end, host in small letters, no port that is usual.
     */
    static String normal(String url) {
        String whole = url.contains("://") ? url : "https://" + url;
        int path = whole.indexOf('/', whole.indexOf("://") + "://".length());
        String server = (path < 0 ? whole : whole.substring(0, path)).toLowerCase(Locale.ROOT);
        String rest = path < 0 ? "" : whole.substring(path).replaceAll("/+$", "");
        return server.replaceFirst("^(https://.*):443$", "$1").replaceFirst("^(http://.*):80$", "$1") + rest;
    }
}
