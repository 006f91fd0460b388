package dev.pawl.connector;

import java.util.function.Function;
import dev.pawl.config.Configuration;
import dev.pawl.secret.Secrets;
import java.util.Optional;

/** Makes a connector; found by {@link java.util.ServiceLoader}, so that a jar on the path is enough. */
public interface ConnectorProvider {
    /** A name for logs and settings, such as {@code function}. */
    String name();

    /** A connector with those settings. */
    Connector create(Settings settings);

    /**
     * What a connector may know of the engine around it.
     *
     * @param accountId
     *            twelve digits
     * @param region
     *            such as us-east-1
     * @param variable
     *            environment variables and settings by name, such as AWS_ENDPOINT_URL_LAMBDA
     * @param configuration
     *            what stands in pawl.json; each connector reads its own section
     * @param secrets
     *            what the configuration, and definitions that may, refer to
     */
    record Settings(String accountId, String region, Function<String, Optional<String>> variable,
            Configuration configuration, Secrets secrets) {
        /** Without a configuration. */
        public Settings(String accountId, String region, Function<String, Optional<String>> variable) {
            this(accountId, region, variable, Configuration.NONE, Secrets.NONE);
        }
    }
}
