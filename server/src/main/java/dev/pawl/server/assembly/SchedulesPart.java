package dev.pawl.server.assembly;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationException;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.engine.Engine;
import dev.pawl.metrics.Metrics;
import dev.pawl.schedule.EngineTarget;
import dev.pawl.schedule.ScheduleException;
import dev.pawl.schedule.ScheduleMeters;
import dev.pawl.schedule.ScheduleRunner;
import dev.pawl.schedule.Schedules;
import dev.pawl.schedule.model.DefinitionJson;
import dev.pawl.schedule.model.ScheduleDefinition;
import dev.pawl.schedule.store.MemorySchedules;
import dev.pawl.schedule.store.ScheduleStore;
import dev.pawl.server.access.Door;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.schedule.ScheduleRoutes;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.timer.SystemClock;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Schedules beside an engine. They fire only in a server. */
public final class SchedulesPart implements Part {
    private final ConnectorProvider.Settings settings;
    private final ScheduleStore store;
    private final Map<String, ScheduleDefinition> declared = new LinkedHashMap<>();
    private final SystemClock clock = new SystemClock();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private ScheduleMeters meters = ScheduleMeters.NONE;
    private @Nullable Wired wired;

    private record Wired(EngineTarget target, NotedTarget noted, ScheduleRunner runner, Schedules schedules) {}

    SchedulesPart(InstallationSettings installation) {
        settings = installation.settings();
        store = storeOf(installation.store());
        settings.configuration().value("schedules").map(ConfigurationValue::members).orElse(Map.of())
                .forEach((name, value) -> declared.put(name, DefinitionJson.read(value)));
    }

    private static ScheduleStore storeOf(Store store) {
        return store instanceof JooqStore sql ? sql.schedules() : new MemorySchedules();
    }

    @Override
    public void measuredBy(Metrics metrics) {
        meters = new ScheduleMeters(metrics);
    }

    @Override
    public void connect(Engine engine) {
        EngineTarget target = new EngineTarget(engine, settings.region(), settings.accountId());
        NotedTarget noted = new NotedTarget(target);
        ScheduleRunner runner = new ScheduleRunner(store, noted, clock, workers, meters);
        wired = new Wired(target, noted, runner, new Schedules(store, noted, clock, runner::poke));
    }

    @Override
    public void guardedBy(Door door) {
        wired().noted().noteAt(door);
    }

    /** To make and change schedules with; only once the engine is connected. */
    public Schedules schedules() {
        return wired().schedules();
    }

    @Override
    public List<Route> routes() {
        return new ScheduleRoutes(wired().schedules(), wired().target()).all();
    }

    @Override
    public void serve(URI base) {
        // without a file nobody has said that there shall be no schedules
        if (settings.configuration() != Configuration.NONE) {
            try {
                wired().schedules().reconcile(Schedules.CONFIGURATION, declared);
            } catch (ScheduleException e) {
                throw new ConfigurationException(e.getMessage() + " (section schedules of the configuration)");
            }
        }
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
