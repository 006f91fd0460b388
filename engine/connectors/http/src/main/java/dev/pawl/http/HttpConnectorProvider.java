package dev.pawl.http;

import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;

/** Makes the connector for calls over HTTP, from sections {@code connections} and {@code egress}. */
public final class HttpConnectorProvider implements ConnectorProvider {
    /** For {@link java.util.ServiceLoader}. */
    public HttpConnectorProvider() {}

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Connector create(Settings settings) {
        return HttpConnector.create(settings);
    }
}
