package dev.pawl.items;

import dev.pawl.connector.ConnectorProvider.Settings;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.BucketsInOrder;
import dev.pawl.items.bucket.BucketsProvider;
import dev.pawl.items.bucket.DefinitionBuckets;
import dev.pawl.items.bucket.OwnPlaces;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Where an engine reads items and writes results.
 *
 * @param formats
 *            of files, wherever they lie
 * @param cleanup
 *            gives connections back
 */
public record ItemSources(ItemReaders readers, ResultWriters writers, Optional<ItemsProvider> formats,
        Runnable cleanup) implements AutoCloseable {
    /** Reads and writes nothing. */
    public static final ItemSources NONE = new ItemSources(ItemReaders.NONE, ResultWriters.NONE, () -> {});

    /** Readers and writers whose formats nobody else needs. */
    public ItemSources(ItemReaders readers, ResultWriters writers, Runnable cleanup) {
        this(readers, writers, Optional.empty(), cleanup);
    }

    /** Reads from those buckets and writes into them, in the formats of that provider. */
    public static ItemSources over(Buckets buckets, ItemsProvider formats) {
        return new ItemSources(formats.readers(buckets), formats.writers(buckets), Optional.of(formats),
                buckets::close);
    }

    /** Everything that the class path has, with buckets of this machine before all others. */
    public static ItemSources load(Settings settings, ClassLoader classes) {
        Optional<ItemsProvider> formats = ServiceLoader.load(ItemsProvider.class, classes).findFirst();
        List<Buckets> buckets = ServiceLoader.load(BucketsProvider.class, classes).stream()
                .map(ServiceLoader.Provider::get).sorted(Comparator.comparing(provider -> !provider.local()))
                .flatMap(provider -> provider.create(settings).stream()).toList();
        return formats.isEmpty() || buckets.isEmpty()
                ? new ItemSources(ItemReaders.NONE, ResultWriters.NONE, formats, () -> {})
                : over(new DefinitionBuckets(BucketsInOrder.of(buckets), OwnPlaces.of(settings)), formats.get());
    }

    @Override
    public void close() {
        cleanup.run();
    }
}
