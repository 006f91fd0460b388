package dev.pawl.server.assembly;

import dev.pawl.approval.notify.Notifier;
import dev.pawl.approval.notify.NotifierProvider;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.delivery.Subscriber;
import dev.pawl.engine.Engine;
import dev.pawl.search.Searches;
import dev.pawl.server.alert.AlertRoutes;
import dev.pawl.server.alert.Alerts;
import dev.pawl.server.observe.Health;
import dev.pawl.server.rest.Route;
import dev.pawl.store.Store;
import dev.pawl.timer.SystemClock;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** Alerts when executions fail or the server is in trouble, if the configuration has rules. */
final class AlertsPart implements Part {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final SystemClock clock = new SystemClock();
    private final Duration lookEvery;
    private final Optional<Alerts> alerts;
    private final Supplier<List<Health.Finding>> findings;
    private final Store store;
    private volatile boolean closed;

    AlertsPart(InstallationSettings installation, Supplier<List<Health.Finding>> findings) {
        ConnectorProvider.Settings around = installation.settings();
        this.findings = findings;
        store = installation.store();
        lookEvery = around.configuration().value("alerts").flatMap(alerts -> alerts.find("lookEvery"))
                .map(ConfigurationValue::duration).orElse(LOOK_EVERY);
        List<Notifier> notifiers = around.configuration().value("alerts").isEmpty()
                ? List.of()
                : ServiceLoader.load(NotifierProvider.class, installation.classes()).stream()
                        .flatMap(provider -> provider.get().create(around).stream()).toList();
        alerts = Alerts.read(around.configuration(), notifiers, installation.store().tags(),
                InstantSource.system());
    }

    @Override
    public void connect(Engine engine) {
        alerts.ifPresent(all -> all.watch(new Searches(store, clock), engine.members()::owns));
    }

    @Override
    public List<Subscriber> subscribers() {
        return alerts.map(Subscriber.class::cast).stream().toList();
    }

    @Override
    public List<Health.Check> warnings() {
        return alerts.map(all -> Health.Check.of(Alerts.NAME, all::trouble)).stream().toList();
    }

    @Override
    public List<Route> routes() {
        return new AlertRoutes(alerts).all();
    }

    @Override
    public void serve(URI base) {
        alerts.ifPresent(all -> {
            all.at(base);
            look(all);
        });
    }

    private void look(Alerts all) {
        if (!closed) {
            Thread.ofVirtual().name("pawl-alerts").start(() -> {
                all.look(findings.get());
                clock.after(lookEvery, () -> look(all));
            });
        }
    }

    @Override
    public void close() {
        closed = true;
        clock.close();
    }
}
