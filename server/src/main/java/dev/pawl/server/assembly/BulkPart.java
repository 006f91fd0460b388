package dev.pawl.server.assembly;

import dev.pawl.bulk.Bulk;
import dev.pawl.bulk.BulkRunner;
import dev.pawl.engine.Engine;
import dev.pawl.search.Searches;
import dev.pawl.server.auth.AccessPolicy;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.bulk.Asker;
import dev.pawl.server.rest.bulk.BulkRoutes;
import dev.pawl.store.Store;
import dev.pawl.timer.SystemClock;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Bulk actions beside an engine. They are worked on only in a server. */
final class BulkPart implements Part {
    private final Store store;
    private final Asker access;
    private final SystemClock clock = new SystemClock();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable Wired wired;

    private record Wired(Bulk bulk, BulkRunner runner) {}

    BulkPart(InstallationSettings installation, AccessPolicy policy) {
        store = installation.store();
        access = new Asker(policy, store.credentials(), InstantSource.system());
    }

    @Override
    public void connect(Engine engine) {
        Searches searches = new Searches(store, clock);
        Bulk bulk = new Bulk(store.bulkActions(), searches, access, clock);
        wired = new Wired(bulk, new BulkRunner(engine, bulk, searches, access, clock, workers,
                UUID.randomUUID().toString()));
    }

    @Override
    public List<Route> routes() {
        return new BulkRoutes(wired().bulk(), access).all();
    }

    @Override
    public void serve(URI base) {
        wired().runner().start();
    }

    @Override
    public void close() {
        Wired running = wired;
        if (running != null) {
            running.runner().close();
        }
        clock.close();
        workers.shutdownNow();
    }

    private Wired wired() {
        Wired all = wired;
        if (all == null) {
            throw new IllegalStateException("Expected to be connected to an engine first");
        }
        return all;
    }
}
