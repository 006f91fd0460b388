package dev.pawl.server.assembly;

import dev.pawl.connector.ConnectorProvider;
import dev.pawl.engine.Quotas;
import dev.pawl.store.Store;

/**
 * What an installation is made of.
 *
 * @param store
 *            where everything is kept; the caller's, and closed by the caller after the installation
 * @param settings
 *            account, region, environment, configuration and secrets
 * @param classes
 *            where connectors, functions and other parts that are found by name are looked for
 * @param quotas
 *            how much there may be
 */
public record InstallationSettings(Store store, ConnectorProvider.Settings settings, ClassLoader classes,
        Quotas quotas) {}
