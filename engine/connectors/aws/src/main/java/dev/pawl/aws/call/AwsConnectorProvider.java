package dev.pawl.aws.call;

import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import java.util.Optional;

/** Makes the connector to AWS. It has the services that the calling thread's context class loader sees. */
public final class AwsConnectorProvider implements ConnectorProvider {
    /** For {@link java.util.ServiceLoader}. */
    public AwsConnectorProvider() {}

    @Override
    public String name() {
        return "aws";
    }

    @Override
    public Connector create(Settings settings) {
        return AwsConnector.create(settings, Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                .orElse(AwsConnectorProvider.class.getClassLoader()));
    }
}
