package dev.pawl.server.assembly;

import dev.pawl.approval.audit.AuditChain;
import dev.pawl.approval.form.SchemaForms;
import dev.pawl.approval.link.LinkSigner;
import dev.pawl.approval.model.Origin;
import dev.pawl.approval.model.Status;
import dev.pawl.approval.notify.Notifier;
import dev.pawl.approval.notify.NotifierProvider;
import dev.pawl.approval.people.People;
import dev.pawl.approval.service.ApprovalSettings;
import dev.pawl.approval.service.Approvals;
import dev.pawl.approval.service.Links;
import dev.pawl.approval.store.ApprovalStore;
import dev.pawl.approval.store.MemoryApprovals;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.engine.Engine;
import dev.pawl.metrics.Metric;
import dev.pawl.metrics.Metrics;
import dev.pawl.server.http.HttpMount;
import dev.pawl.server.link.LinkPages;
import dev.pawl.server.observe.Kept;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.approval.ApprovalRoutes;
import dev.pawl.server.rest.approval.AskingStates;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.timer.SystemClock;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * Requests for approval beside an engine. Time passes for them in every command; people are told in a server.
 */
public final class ApprovalsPart implements Part {
    private static final Metric OPEN = Metric.gauge("pawl_approvals_open",
            "Requests for approval that nobody has decided.");

    private final SystemClock clock = new SystemClock();
    private final Approvals approvals;
    private final ApprovalStore requests;
    private Function<Origin, Optional<String>> asking = origin -> Optional.empty();

    ApprovalsPart(InstallationSettings installation) {
        ConnectorProvider.Settings around = installation.settings();
        List<Notifier> notifiers = ServiceLoader.load(NotifierProvider.class, installation.classes()).stream()
                .flatMap(provider -> provider.get().create(around).stream()).toList();
        Store store = installation.store();
        // threads of their own, so that what the engine still asks for while it stops is done
        Thread.Builder.OfVirtual threads = Thread.ofVirtual().name("pawl-approvals-", 0);
        requests = storeOf(store);
        approvals = new Approvals(new Approvals.Parts(requests, new AuditChain(store.secret()),
                new LinkSigner(store.secret()), People.read(around.configuration()), new SchemaForms(), clock,
                threads::start, notifiers,
                ApprovalSettings.read(around.configuration())));
    }

    private static ApprovalStore storeOf(Store store) {
        return store instanceof JooqStore sql ? sql.approvals() : new MemoryApprovals(store.secret());
    }

    /** Where people act. */
    public Approvals approvals() {
        return approvals;
    }

    @Override
    public void measuredBy(Metrics metrics) {
        Kept<Long> open = new Kept<>(() -> requests.count(Status.WAITING));
        metrics.gauge(OPEN, open::get);
    }

    @Override
    public List<Connector> connectors() {
        return List.of(approvals.connector());
    }

    @Override
    public void connect(Engine engine) {
        asking = new AskingStates(engine.executions());
        approvals.connect((token, end) -> engine.promises().keep(token, end));
    }

    @Override
    public List<Route> routes() {
        return new ApprovalRoutes(approvals, asking).all();
    }

    @Override
    public List<HttpMount> mounts() {
        return List.of(new HttpMount(Links.PREFIX, new LinkPages(approvals)));
    }

    @Override
    public void serve(URI base) {
        approvals.serve(base);
    }

    @Override
    public void close() {
        approvals.close();
        clock.close();
    }
}
