package dev.pawl.kubernetes;

import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;

/** Makes the connector to Kubernetes clusters, with section {@code kubernetes} of the configuration. */
public final class KubernetesConnectorProvider implements ConnectorProvider {
    /** For {@link java.util.ServiceLoader}. */
    public KubernetesConnectorProvider() {}

    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public Connector create(Settings settings) {
        return new KubernetesConnector(Clusters.of(settings.configuration(), settings.secrets()), settings.secrets(),
                Pace.USUAL);
    }
}
