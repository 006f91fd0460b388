package dev.pawl.testkit;

import dev.pawl.connector.Connector;
import dev.pawl.items.ItemSources;
import dev.pawl.teststate.mock.ServiceModels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gathers what a stage is made with; everything has a default. */
public final class StageBuilder {
    private final List<Connector> connectors = new ArrayList<>();
    private long seed = StageSettings.STANDARD.seed();
    private Instant start = StageSettings.STANDARD.start();
    private String account = StageSettings.STANDARD.account();
    private String region = StageSettings.STANDARD.region();
    private ItemSources items = ItemSources.NONE;
    private ServiceModels models = ServiceModels.NONE;

    StageBuilder() {}

    /** Another seed: other UUIDs, another order of what runs at once. The same seed gives the same history. */
    public StageBuilder seed(long other) {
        seed = other;
        return this;
    }

    /** The moment at which the clock stands at first. */
    public StageBuilder startingAt(Instant moment) {
        start = moment;
        return this;
    }

    /** In whose name machines are deployed. */
    public StageBuilder account(String accountId, String inRegion) {
        account = accountId;
        region = inRegion;
        return this;
    }

    /** Really does tasks for which there is no mock; the first that handles a Resource is asked. */
    public StageBuilder connector(Connector real) {
        connectors.add(real);
        return this;
    }

    /** Where distributed Maps read their items and write their results. */
    public StageBuilder items(ItemSources sources) {
        items = sources;
        return this;
    }

    /** What the answers of services look like, for mocks that are held against it. */
    public StageBuilder models(ServiceModels known) {
        models = known;
        return this;
    }

    /** The stage; whoever opens it closes it. */
    public Stage open() {
        return new Stage(new StageSettings(seed, start, account, region, connectors, items, models));
    }
}
