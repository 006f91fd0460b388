package dev.pawl.testkit;

import dev.pawl.connector.Connector;
import dev.pawl.items.ItemSources;
import dev.pawl.teststate.mock.ServiceModels;
import java.time.Instant;
import java.util.List;

/**
 * What a stage is made with.
 *
 * @param seed
 *            from which all follows that is left to chance
 * @param start
 *            the moment at which the clock stands at first
 * @param account
 *            in ARNs of machines that are deployed
 * @param region
 *            in ARNs of machines that are deployed
 * @param connectors
 *            those that really do tasks for which there is no mock; closed with the stage
 * @param items
 *            where distributed Maps read and write; closed with the stage
 * @param models
 *            what the answers of services look like
 */
public record StageSettings(long seed, Instant start, String account, String region, List<Connector> connectors,
        ItemSources items, ServiceModels models) {
    /** Seed 1, midnight of the first of January 2026, account 123456789012 in us-east-1. */
    public static final StageSettings STANDARD = new StageSettings(1, Instant.parse("2026-01-01T00:00:00Z"),
            "123456789012", "us-east-1", List.of(), ItemSources.NONE, ServiceModels.NONE);

    /** Keeps its own copy. */
    public StageSettings {
        connectors = List.copyOf(connectors);
    }
}
