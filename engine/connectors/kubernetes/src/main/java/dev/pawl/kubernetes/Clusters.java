package dev.pawl.kubernetes;

import java.util.List;
import java.util.Collections;
import java.util.Collection;
import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.kubernetes.ClusterSettings.DefinitionEndpoint;
import dev.pawl.kubernetes.ClusterSettings.Overrides;
import dev.pawl.secret.Secrets;
import io.fabric8.kubernetes.client.Config;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clusters that tasks may use: those of the configuration, or, if it names none, those of the user's
 * kubeconfig, or the
 * one that the engine runs in.
 */
final class Clusters implements AutoCloseable {
    private static final int MOST = 200;

    private final Optional<Map<String, ClusterSettings>> configured;
    private final Secrets secrets;
    private final Map<Target, Cluster> open = new ConcurrentHashMap<>();

    /**
     * Which cluster a task names, as Step Functions has it.
     *
     * @param endpoint
     *            of the API server
     * @param certificateAuthority
     *            Base64 of a PEM file
     */
    record Target(String name, Optional<String> endpoint, Optional<String> certificateAuthority) {}

    private Clusters(Optional<Map<String, ClusterSettings>> configured, Secrets secrets) {
        this.configured = configured;
        this.secrets = secrets;
    }

    /**
     * Those of section {@code kubernetes}.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if it is not as it should be
     */
    static Clusters of(Configuration configuration, Secrets secrets) {
        Optional<ConfigurationValue> clusters = configuration.value("kubernetes")
                .map(section -> section.requireOnly(Set.of("clusters"))).flatMap(section -> section.find("clusters"));
        return new Clusters(clusters.map(members -> {
            Map<String, ClusterSettings> all = new TreeMap<>();
            members.members().forEach((name, value) -> all.put(name, ClusterSettings.read(value, configuration)));
            return all;
        }), secrets);
    }

    /** Names that a task can use. */
    Collection<String> names() {
        if (configured.isPresent()) {
            return Collections.unmodifiableSet(configured.get().keySet());
        }
        Config own = Config.autoConfigure(null);
        if (own.getContexts() == null || own.getContexts().isEmpty()) {
            return System.getenv("KUBERNETES_SERVICE_HOST") == null ? List.of() : List.of("the cluster around");
        }
        return own.getContexts().stream().map(context -> context.getName()).toList();
    }

    /**
     * The API server for a task.
     *
     * @throws EksException
     *             if there is none, or the definition wants another
     */
    Cluster find(Target target) {
        ClusterSettings settings = settings(target.name());
        Target key = switch (settings.definitionEndpoint()) {
            case USE -> target;
            case AGREE, IGNORE -> new Target(target.name(), Optional.empty(), Optional.empty());
        };
        if (open.size() >= MOST && !open.containsKey(key)) {
            throw EksException.refused("Expected at most " + MOST + " different endpoints, but " + target.endpoint()
                    + " would be one more");
        }
        Cluster cluster = open.computeIfAbsent(key, each -> new ClusterAccess(secrets).open(each, settings));
        if (settings.definitionEndpoint() == DefinitionEndpoint.AGREE) {
            target.endpoint().ifPresent(endpoint -> requireSame(endpoint, cluster.server(), target.name()));
        }
        return cluster;
    }

    private ClusterSettings settings(String name) {
        if (configured.isEmpty()) {
            return new ClusterSettings(Optional.empty(), contextOf(name), Overrides.NONE, DefinitionEndpoint.AGREE,
                    ClusterSettings.USUAL_TIMEOUT);
        }
        return Optional.ofNullable(configured.get().get(name)).orElseThrow(() -> EksException.noCluster(
                "No cluster found for name: " + name + ". Section kubernetes of the configuration has "
                        + (configured.get().isEmpty() ? "none" : String.join(", ", configured.get().keySet()))));
    }

    /**
     * The context of the user's kubeconfig that means a cluster of that name; none if the engine runs in a
     * cluster.
     */
    private static Optional<String> contextOf(String name) {
        Config own = Config.autoConfigure(null);
        if (own.getContexts() == null || own.getContexts().isEmpty()) {
            if (System.getenv("KUBERNETES_SERVICE_HOST") == null) {
                throw EksException.noCluster("No cluster found for name: " + name
                        + ". There is neither a section kubernetes in the configuration nor a kubeconfig");
            }
            return Optional.empty();
        }
        return Optional.of(own.getContexts().stream()
                .filter(each -> each.getName().equals(name) || isCalled(each.getContext().getCluster(), name))
                .findFirst().orElseThrow(() -> EksException.noCluster("No cluster found for name: " + name
                        + ". The kubeconfig has no context and no cluster of that name"))
                .getName());
    }

    /** EKS writes a cluster's whole ARN into kubeconfigs. */
    private static boolean isCalled(String cluster, String name) {
        return cluster != null && (cluster.equals(name) || cluster.endsWith(":cluster/" + name));
    }

    private static void requireSame(String endpoint, String server, String name) {
        if (!ClusterAccess.normal(endpoint).equals(server)) {
            throw EksException
                    .refused("Expected the Endpoint " + server + ", which the configuration has for the cluster "
                            + name + ", but the definition says " + endpoint
                            + ". With \"definitionEndpoint\": \"ignore\" it is not looked at");
        }
    }

    @Override
    public void close() {
        open.values().forEach(Cluster::close);
    }
}
