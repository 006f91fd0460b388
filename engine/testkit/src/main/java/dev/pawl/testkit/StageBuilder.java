package dev.pawl.testkit;

import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider.Settings;
import dev.pawl.items.ItemSources;
import dev.pawl.items.ItemsProvider;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.BucketsInOrder;
import dev.pawl.items.bucket.BucketsProvider;
import dev.pawl.teststate.mock.ServiceModels;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Gathers what a stage is made with; everything has a default. */
public final class StageBuilder {
    private static final String FOLDER = "PAWL_BUCKETS";

    private final List<Connector> connectors = new ArrayList<>();
    private long seed = StageSettings.STANDARD.seed();
    private Instant start = StageSettings.STANDARD.start();
    private String account = StageSettings.STANDARD.account();
    private String region = StageSettings.STANDARD.region();
    private final List<Path> folders = new ArrayList<>();
    private @Nullable ItemSources items;
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

    /**
     * Folders in that folder are buckets, for distributed Maps: read from, and written into, beside those that
     * {@link Stage#object} makes.
     */
    public StageBuilder buckets(Path folder) {
        folders.add(folder);
        return this;
    }

    /** Where distributed Maps read their items and write their results, instead of all buckets. */
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
        MemoryBuckets memory = new MemoryBuckets(start);
        ItemSources given = items;
        ItemSources sources = given == null ? over(memory) : given;
        return new Stage(new StageSettings(seed, start, account, region, connectors, sources, models), memory);
    }

    private ItemSources over(MemoryBuckets memory) {
        Optional<ItemsProvider> formats = ServiceLoader.load(ItemsProvider.class).findFirst();
        if (formats.isEmpty()) {
            return ItemSources.NONE;
        }
        List<Buckets> all = new ArrayList<>();
        all.add(memory);
        for (Path folder : folders) {
            Settings settings = new Settings(account, region,
                    name -> name.equals(FOLDER) ? Optional.of(folder.toString()) : Optional.empty());
            ServiceLoader.load(BucketsProvider.class).stream().map(ServiceLoader.Provider::get)
                    .filter(BucketsProvider::local).forEach(p -> p.create(settings).ifPresent(all::add));
        }
        return ItemSources.over(BucketsInOrder.of(all), formats.get());
    }
}
