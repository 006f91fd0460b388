package dev.pawl.server.assembly;

import dev.pawl.delivery.Watcher;
import dev.pawl.retention.Archiver;
import dev.pawl.retention.Policies;
import dev.pawl.retention.RetentionSettings;
import dev.pawl.retention.Sweeper;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.retention.RetentionRoutes;
import dev.pawl.store.Store;
import dev.pawl.timer.SystemClock;
import java.net.URI;
import java.util.List;

/** Removing old executions. A server does it; a command that runs one execution never does. */
public final class RetentionPart implements Part {
    private final Store store;
    private final SystemClock clock = new SystemClock();
    private final RetentionSettings settings;
    private final Policies policies;
    private final Sweeper sweeper;

    RetentionPart(InstallationSettings installation, Archiver archiver) {
        store = installation.store();
        settings = RetentionSettings.read(installation.settings().configuration().value("retention"));
        policies = new Policies(settings.rules(), store.retention());
        sweeper = new Sweeper(store, clock, policies, settings, archiver);
    }

    @Override
    public List<Watcher> watchers() {
        return List.of(sweeper);
    }

    @Override
    public List<Route> routes() {
        return new RetentionRoutes(store, sweeper, policies, settings, clock).all();
    }

    @Override
    public void serve(URI base) {
        sweeper.start();
    }

    /** What has been removed so far. */
    public Sweeper sweeper() {
        return sweeper;
    }

    @Override
    public void close() {
        sweeper.close();
        clock.close();
    }
}
