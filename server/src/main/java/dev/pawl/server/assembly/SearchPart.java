package dev.pawl.server.assembly;

import dev.pawl.delivery.Watcher;
import dev.pawl.engine.Engine;
import dev.pawl.search.IndexPace;
import dev.pawl.search.Indexer;
import dev.pawl.search.Searches;
import dev.pawl.search.Statistics;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.search.SearchRoutes;
import dev.pawl.server.rest.search.StatisticsRoutes;
import dev.pawl.store.Store;
import dev.pawl.timer.SystemClock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Searching executions, and how machines fare. What is committed is indexed wherever an engine runs. */
final class SearchPart implements Part {
    private final Store store;
    private final SystemClock clock = new SystemClock();
    private final Indexer indexer;
    private @Nullable Engine engine;

    SearchPart(InstallationSettings installation) {
        store = installation.store();
        Thread.Builder.OfVirtual patient = Thread.ofVirtual().name("pawl-index-", 0);
        indexer = new Indexer(store.search(), clock, patient::start, IndexPace.STANDARD);
    }

    @Override
    public List<Watcher> watchers() {
        return List.of(indexer);
    }

    @Override
    public void connect(Engine running) {
        engine = running;
    }

    @Override
    public List<Route> routes() {
        Engine running = engine;
        if (running == null) {
            throw new IllegalStateException("Expected to be connected to an engine first");
        }
        return Stream.of(new SearchRoutes(new Searches(store, clock), running.mapRuns(), clock).all(),
                new StatisticsRoutes(new Statistics(store, clock), running.machines()).all()).flatMap(List::stream)
                .toList();
    }

    /** The engine closes after its parts, and has what happened last indexed then. */
    @Override
    public void close() {
        indexer.close();
        clock.close();
    }
}
