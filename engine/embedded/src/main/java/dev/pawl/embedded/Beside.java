package dev.pawl.embedded;

import dev.pawl.approval.audit.AuditChain;
import dev.pawl.approval.form.SchemaForms;
import dev.pawl.approval.link.LinkSigner;
import dev.pawl.approval.notify.Notifier;
import dev.pawl.approval.notify.NotifierProvider;
import dev.pawl.approval.people.People;
import dev.pawl.approval.service.ApprovalSettings;
import dev.pawl.approval.service.Approvals;
import dev.pawl.approval.store.MemoryApprovals;
import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.engine.Engine;
import dev.pawl.schedule.EngineTarget;
import dev.pawl.schedule.ScheduleRunner;
import dev.pawl.schedule.Schedules;
import dev.pawl.schedule.model.DefinitionJson;
import dev.pawl.schedule.model.ScheduleDefinition;
import dev.pawl.schedule.store.MemorySchedules;
import dev.pawl.schedule.store.ScheduleStore;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.timer.EngineClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** What works beside the engine: requests for approval, and schedules. */
final class Beside implements AutoCloseable {
    private final ConnectorProvider.Settings settings;
    private final EngineClock clock;
    private final Approvals approvals;
    private final ScheduleStore scheduleStore;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable ScheduleRunner runner;
    private @Nullable Schedules schedules;

    Beside(Store store, ConnectorProvider.Settings settings, ClassLoader classes, EngineClock clock) {
        this.settings = settings;
        this.clock = clock;
        List<Notifier> notifiers = ServiceLoader.load(NotifierProvider.class, classes).stream()
                .flatMap(provider -> provider.get().create(settings).stream()).toList();
        Thread.Builder.OfVirtual threads = Thread.ofVirtual().name("pawl-approvals-", 0);
        approvals = new Approvals(new Approvals.Parts(
                store instanceof JooqStore sql ? sql.approvals() : new MemoryApprovals(store.secret()),
                new AuditChain(store.secret()), new LinkSigner(store.secret()),
                People.read(settings.configuration()), new SchemaForms(), clock, threads::start, notifiers,
                ApprovalSettings.read(settings.configuration())));
        scheduleStore = store instanceof JooqStore sql ? sql.schedules() : new MemorySchedules();
    }

    Connector connector() {
        return approvals.connector();
    }

    /** The engine runs from now on: time passes for requests, and schedules fire. */
    void connect(Engine engine) {
        approvals.connect((token, end) -> engine.promises().keep(token, end));
        EngineTarget target = new EngineTarget(engine, settings.region(), settings.accountId());
        ScheduleRunner running = new ScheduleRunner(scheduleStore, target, clock, workers);
        Schedules made = new Schedules(scheduleStore, target, clock, running::poke);
        if (settings.configuration() != Configuration.NONE) {
            made.reconcile(Schedules.CONFIGURATION, declared());
        }
        runner = running;
        schedules = made;
        running.start();
    }

    private Map<String, ScheduleDefinition> declared() {
        Map<String, ScheduleDefinition> declared = new LinkedHashMap<>();
        settings.configuration().value("schedules").map(ConfigurationValue::members).orElse(Map.of())
                .forEach((name, value) -> declared.put(name, DefinitionJson.read(value)));
        return declared;
    }

    Approvals approvals() {
        return approvals;
    }

    Schedules schedules() {
        Schedules made = schedules;
        if (made == null) {
            throw new IllegalStateException("Expected to be connected to an engine first");
        }
        return made;
    }

    @Override
    public void close() {
        ScheduleRunner running = runner;
        if (running != null) {
            running.close();
        }
        approvals.close();
        workers.shutdownNow();
    }
}
