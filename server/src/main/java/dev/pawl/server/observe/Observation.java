package dev.pawl.server.observe;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationException;
import dev.pawl.delivery.Lag;
import dev.pawl.engine.Engine;
import dev.pawl.metrics.Family;
import dev.pawl.metrics.Metrics;
import dev.pawl.metrics.Registry;
import dev.pawl.search.Statistics;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpMount;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpServer;
import dev.pawl.server.http.HttpServerOptions;
import dev.pawl.server.http.Mounts;
import dev.pawl.server.rest.Route;
import dev.pawl.store.Partitions;
import dev.pawl.store.Store;
import dev.pawl.timer.SystemClock;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** All that lets people and their tools see into a server, wired. */
public final class Observation implements AutoCloseable {
    private static final int NOT_FOUND = 404;

    private final Store store;
    private final MetricsSettings settings;
    private final Registry registry;
    private final Health health = new Health();
    private final Health warnings = new Health();
    private final SystemClock clock = new SystemClock();
    private final Trend trend;
    private final Overview overview;
    private final ObserveRoutes routes;
    private @Nullable HttpServer own;
    private volatile boolean closed;

    /**
     * Of a server on that store.
     *
     * @throws ConfigurationException
     *             if the section {@code metrics} cannot be used
     */
    public Observation(Store store, Configuration configuration) {
        this.store = store;
        settings = MetricsSettings.read(configuration);
        registry = new Registry(settings.series(), settings.machines());
        trend = new Trend(registry);
        overview = new Overview(registry, trend, store, new Statistics(store, clock));
        routes = new ObserveRoutes(registry, health, warnings, overview);
        health.add("store", () -> {
            store.requireWritable();
            return Optional.empty();
        });
        health.add("partitions", this::unheld);
        ProcessMeters.register(registry);
    }

    /** Where all that is to be counted is counted. */
    public Metrics metrics() {
        return settings.enabled() ? registry : Metrics.NONE;
    }

    /** What is in order and what is not, what does not keep the server from being ready included. */
    public List<Health.Finding> allFindings() {
        List<Health.Finding> all = new ArrayList<>(health.findings());
        all.addAll(warnings.findings());
        return all;
    }

    /** Where whoever knows of trouble that does not keep the server from being ready adds a check. */
    public Health warnings() {
        return warnings;
    }

    /** All that is counted at present. */
    public List<Family> families() {
        return registry.collect();
    }

    /** Where whoever knows how something is adds a check. */
    public Health health() {
        return health;
    }

    /** The engine runs from now on. */
    public void connect(Engine engine) {
        InstallationMeters.register(registry, engine, store);
        Standstill standstill = new Standstill(engine);
        overview.connect(standstill);
        health.add("drain", standstill::drained);
        warnings.add("paused", standstill::paused);
        warnings.add("deliveries", () -> behind(engine));
        warnings.add("disk", engine.protection()::lowDisk);
        // Taking it away from those who call would only shift the load to others, and nobody could look at it.
        warnings.add("starts", () -> engine.protection().refusal().map(why -> "Starts are refused: " + why.why()));
    }

    /** Routes of the REST API. */
    public List<Route> routes() {
        return routes.all();
    }

    /** Figures for those without credentials, if the settings say so. */
    public List<HttpMount> mounts() {
        return settings.open() ? List.of(HttpMount.at("/metrics", routes.open())) : List.of();
    }

    /** How the server is, for everybody. */
    public List<HttpMount> probes() {
        return new HealthPaths(health, warnings).mounts();
    }

    /** Requests are taken from now on. */
    public void serve() {
        settings.listen().ifPresent(listen -> own = listen(listen));
        look();
    }

    private HttpServer listen(MetricsSettings.Listen listen) {
        List<HttpMount> mounts = new ArrayList<>(new HealthPaths(health, warnings).mounts());
        mounts.add(HttpMount.at("/metrics", routes.open()));
        try {
            return HttpServer.start(HttpServerOptions.loopback(listen.port()).withHost(listen.host()),
                    new Mounts(mounts, request -> CompletableFuture
                            .completedFuture(new HttpResponse(NOT_FOUND, List.of(), Body.EMPTY))));
        } catch (IOException e) {
            throw new ConfigurationException(e.getMessage() + " (section metrics of the configuration)");
        }
    }

    /** The port that figures are told at besides the server's own, if there is one. */
    public Optional<Integer> port() {
        return Optional.ofNullable(own).map(HttpServer::port);
    }

    private void look() {
        if (!closed) {
            trend.look(clock.nanoTime());
            clock.after(Trend.STEP, this::look);
        }
    }

    private static Optional<String> behind(Engine engine) {
        List<String> names = engine.deliveries().stream().filter(lag -> !lag.behind().isEmpty())
                .map(Lag::subscriber).distinct().toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("Some receivers of " + String.join(", ", names) + " cannot be reached");
    }

    /** Another node may hold all of them; but nobody must not, for longer than it takes to notice. */
    private Optional<String> unheld() {
        Instant now = Instant.now();
        List<Partitions.Holding> all = store.partitions().holdings();
        long unheld = all.stream().filter(held -> held.node().isEmpty() || held.until().isBefore(now)).count();
        return unheld == 0
                ? Optional.empty()
                : Optional
                        .of(unheld + " of " + all.size() + " partitions are held by no server: what runs there waits");
    }

    @Override
    public void close() {
        closed = true;
        HttpServer running = own;
        if (running != null) {
            running.close();
        }
        clock.close();
    }
}
