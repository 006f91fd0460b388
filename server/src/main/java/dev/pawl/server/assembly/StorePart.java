package dev.pawl.server.assembly;

import dev.pawl.connector.ConnectorProvider;
import dev.pawl.delivery.Watcher;
import dev.pawl.server.backup.BackupRunner;
import dev.pawl.server.backup.BackupSettings;
import dev.pawl.server.backup.Backups;
import dev.pawl.server.backup.Vaults;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.store.BackupRoutes;
import dev.pawl.server.rest.store.StoreRoutes;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.timer.SystemClock;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The store as a whole: its figures, and its backups on a schedule. Backups are made in a server alone. */
public final class StorePart implements Part {
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
            Thread.Builder.OfPlatform patient = Thread.ofPlatform().name("pawl-backup-", 0).daemon(true)
                    .priority(Thread.MIN_PRIORITY);
            return new Making(backups, new BackupRunner(backups, settings, from, new Backups.Making(
                    settings.compress(), settings.check(), settings.bytesPerSecond(),
                    Objects.requireNonNullElse(StorePart.class.getPackage().getImplementationVersion(),
                            "from sources"),
                    Optional.of(around.configuration().sha256())), clock, patient::start));
        }));
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
