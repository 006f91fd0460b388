package dev.pawl.server.assembly;

import dev.pawl.connector.ConnectorProvider;
import dev.pawl.delivery.Watcher;
import dev.pawl.metrics.Metric;
import dev.pawl.metrics.Metrics;
import dev.pawl.server.backup.BackupRunner;
import dev.pawl.server.backup.BackupSettings;
import dev.pawl.server.backup.Backups;
import dev.pawl.server.backup.Vaults;
import dev.pawl.server.observe.Health;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.store.BackupRoutes;
import dev.pawl.server.rest.store.StoreRoutes;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.timer.SystemClock;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The store as a whole: its figures, and its backups on a schedule. Backups are made in a server alone. */
public final class StorePart implements Part {
    private static final Metric LAST = Metric.gauge("pawl_backup_last_success_timestamp_seconds",
            "When this process last made a backup, in seconds since 1970; absent if it did not.");
    private static final Metric FAILURES = Metric.counter("pawl_backup_failures_total",
            "Backups that could not be made.");
    private static final double MILLIS = 1e3;

    private final SystemClock clock = new SystemClock();
    private final Optional<StoreAddress> address;
    private final Optional<Making> making;

    private record Making(Backups backups, BackupRunner runner) {}

    StorePart(InstallationSettings installation) {
        ConnectorProvider.Settings around = installation.settings();
        address = installation.store() instanceof JooqStore store ? Optional.of(store.address()) : Optional.empty();
        BackupSettings settings = BackupSettings.read(around.configuration());
        making = address.flatMap(from -> settings.to().map(to -> {
            Backups backups = new Backups(Vaults.of(to, around, installation.classes()), Clock.systemUTC());
            Thread.Builder.OfPlatform patient = Thread.ofPlatform().name("pawl-backup-", 0).daemon(true);
            return new Making(backups, new BackupRunner(backups, settings, from, new Backups.Making(
                    settings.compress(), settings.check(), settings.bytesPerSecond(),
                    Objects.requireNonNullElse(StorePart.class.getPackage().getImplementationVersion(),
                            "from sources"),
                    Optional.of(around.configuration().sha256())), clock, patient::start));
        }));
    }

    @Override
    public void measuredBy(Metrics metrics) {
        metrics.read(LAST, () -> making.flatMap(both -> both.runner().status().succeededAt())
                .map(at -> Map.of(List.<String>of(), at.toEpochMilli() / MILLIS)).orElse(Map.of()));
        metrics.read(FAILURES, () -> Map.of(List.of(),
                making.map(both -> (double) both.runner().failures()).orElse(0.0)));
    }

    @Override
    public List<Health.Check> warnings() {
        return making.map(both -> Health.Check.of("backup", () -> both.runner().status().failure()
                .map(why -> "The last backup could not be made: " + why))).stream().toList();
    }

    @Override
    public List<Watcher> watchers() {
        return making.<Watcher>map(Making::runner).stream().toList();
    }

    /** How making backups stands; empty if nobody said where they go. */
    public Optional<BackupRunner> backups() {
        return making.map(Making::runner);
    }

    @Override
    public List<Route> routes() {
        return Stream.of(new StoreRoutes(address, Clock.systemUTC()).all(),
                new BackupRoutes(making.map(Making::backups), making.map(Making::runner)).all())
                .flatMap(List::stream).toList();
    }

    @Override
    public void serve(URI base) {
        making.ifPresent(both -> both.runner().start());
    }

    @Override
    public void close() {
        making.ifPresent(both -> {
            both.runner().close();
            both.backups().vault().close();
        });
        clock.close();
    }
}
