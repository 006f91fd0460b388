package dev.pawl.connector.function;

import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;

/**
 * Makes the function connector. Its handlers are those that the calling thread's context class loader sees,
 * so whoever
 * assembles an engine decides which jars hold functions.
 */
public final class FunctionConnectorProvider implements ConnectorProvider {
    /** For {@link java.util.ServiceLoader}. */
    public FunctionConnectorProvider() {}

    @Override
    public String name() {
        return "function";
    }

    @Override
    public Connector create(Settings settings) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader classes = context == null ? FunctionConnectorProvider.class.getClassLoader() : context;
        return FunctionConnector.create(Functions.declaredTo(classes), settings);
    }
}
