package dev.pawl.server.assembly;

import dev.pawl.config.ConfigurationValue;
import dev.pawl.config.Configuration;
import java.util.LinkedHashMap;
import java.util.Map;
import dev.pawl.limit.Limit;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.WorkLogs;
import dev.pawl.delivery.Subscriber;
import dev.pawl.delivery.SubscriberProvider;
import dev.pawl.engine.Engine;
import dev.pawl.function.FunctionHost;
import dev.pawl.function.LocalFunctions;
import dev.pawl.items.ItemSources;
import dev.pawl.log.ExpressLogSettings;
import dev.pawl.metrics.Family;
import dev.pawl.metrics.Metrics;
import dev.pawl.protection.ProtectionSettings;
import dev.pawl.runtime.RuntimeSettings;
import dev.pawl.retention.RetentionSettings;
import dev.pawl.server.access.Access;
import dev.pawl.server.access.AccessSettings;
import dev.pawl.server.auth.AccessPolicy;
import dev.pawl.server.auth.GrantPolicy;
import dev.pawl.server.http.HttpMount;
import dev.pawl.server.models.BundledModels;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.connector.ConnectorRoutes;
import dev.pawl.server.rest.tasklog.TaskLogRoutes;
import dev.pawl.server.tls.TlsSettings;
import dev.pawl.store.PastExecutions;
import dev.pawl.trace.Tracing;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An engine and all that works beside it, started and closed in order. The store is the caller's. */
public final class Installation implements AutoCloseable {
    private final ConnectorProvider.Settings around;
    private final Engine engine;
    private final List<Part> parts;
    private final List<Connector> connectors;
    private final AccessPolicy policy;

    private Installation(ConnectorProvider.Settings around, Engine engine, List<Part> parts,
            List<Connector> connectors, AccessPolicy policy) {
        this.around = around;
        this.engine = engine;
        this.parts = parts;
        this.connectors = connectors;
        this.policy = policy;
    }

    /**
     * Starts the engine; what is outstanding in the store is taken up before this returns.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if the configuration cannot be used
     * @throws java.util.ServiceConfigurationError
     *             if a connector on the class path cannot be made
     */
    public static Installation start(InstallationSettings settings) {
        return start(settings, functions -> {});
    }

    /**
     * As above; functions can be declared before anything that was outstanding calls them.
     *
     * @param declare
     *            told the functions of this machine, if a connector runs any
     */
    public static Installation start(InstallationSettings settings, Consumer<LocalFunctions> declare) {
        List<Part> parts = new ArrayList<>();
        AccessPolicy policy = new GrantPolicy(settings.store().tags());
        try {
            parts.addAll(Parts.of(settings, policy));
            Metrics metrics = metrics(parts);
            parts.forEach(part -> part.measuredBy(metrics));
            List<Connector> connectors = connectors(settings, parts);
            localFunctions(connectors).ifPresent(declare);
            Engine engine = engine(settings, parts, connectors);
            Installation installation = new Installation(settings.settings(), engine, parts, connectors, policy);
            parts.forEach(part -> part.connect(engine));
            installation.parts(ObservePart.class).forEach(seeing -> parts.forEach(part -> {
                part.checks().forEach(seeing.health()::add);
                part.warnings().forEach(seeing.troubles()::add);
            }));
            return installation;
        } catch (RuntimeException | Error e) {
            parts.forEach(Part::close);
            throw e;
        }
    }

    private static Metrics metrics(List<Part> parts) {
        return parts.stream().filter(ObservePart.class::isInstance).map(part -> ((ObservePart) part).metrics())
                .findFirst().orElse(Metrics.NONE);
    }

    private static PastExecutions past(List<Part> parts) {
        return parts.stream().filter(RetentionPart.class::isInstance).map(part -> ((RetentionPart) part).past())
                .findFirst().orElse(PastExecutions.NONE);
    }

    private static Tracing tracing(List<Part> parts) {
        return parts.stream().filter(TracingPart.class::isInstance).map(part -> ((TracingPart) part).tracing())
                .findFirst().orElse(Tracing.PASS_ON);
    }

    /**
     * Makes all that there would be, without anything being started, to find out whether the configuration can be
     * used.
     *
     * @throws dev.pawl.config.ConfigurationException
     *             if not
     */
    public static void tryOut(InstallationSettings settings) {
        List<Part> parts = Parts.of(settings, new GrantPolicy(settings.store().tags()));
        try {
            ProtectionSettings unused = ProtectionSettings.of(settings.settings().configuration());
            tryOutEntry(settings.settings());
            List<Connector> connectors = connectors(settings, parts);
            connectors.forEach(Connector::close);
        } finally {
            parts.forEach(Part::close);
        }
    }

    /** What is read only when a server starts to listen. */
    private static void tryOutEntry(ConnectorProvider.Settings around) {
        AccessSettings unusedEntry = AccessSettings.read(around.configuration(), around.secrets());
        SignInSettings unusedSignIn = SignInSettings.read(around);
        Map<String, Limit> unusedLimits = limits(around.configuration());
    }

    private static List<Connector> connectors(InstallationSettings settings, List<Part> parts) {
        return Stream.concat(parts.stream().flatMap(part -> part.connectors().stream()),
                ServiceLoader.load(ConnectorProvider.class, settings.classes()).stream()
                        .map(provider -> provider.get().create(settings.settings())))
                .toList();
    }

    private static Engine engine(InstallationSettings settings, List<Part> parts, List<Connector> connectors) {
        ConnectorProvider.Settings around = settings.settings();
        ClassLoader classes = settings.classes();
        List<Subscriber> subscribers = Stream.concat(parts.stream().flatMap(part -> part.subscribers().stream()),
                ServiceLoader.load(SubscriberProvider.class, classes).stream()
                        .flatMap(provider -> provider.get().create(around).stream()))
                .toList();
        return Engine.builder().store(settings.store()).account(around.accountId(), around.region())
                .connectors(connectors).items(ItemSources.load(around, classes)).subscribers(subscribers)
                .watchers(parts.stream().flatMap(part -> part.watchers().stream()).toList())
                .expressLog(expressLog(settings)).serviceModels(new BundledModels()).quotas(settings.quotas())
                .limits(limits(around.configuration())).metrics(metrics(parts)).tracing(tracing(parts))
                .settings(runtime(around).withLease(ClusterSettings.read(around.configuration()).lease()))
                .protection(ProtectionSettings.of(around.configuration())).past(past(parts)).start();
    }

    private static ExpressLogSettings expressLog(InstallationSettings settings) {
        RetentionSettings.Express express = RetentionSettings
                .read(settings.settings().configuration().value("retention")).express();
        return ExpressLogSettings.STANDARD.keeping(express.maxAge(), express.maxEvents());
    }

    private static RuntimeSettings runtime(ConnectorProvider.Settings around) {
        return around.configuration().value("server").flatMap(section -> section.find("drain"))
                .map(drain -> RuntimeSettings.STANDARD.withDrain(drain.duration())).orElse(RuntimeSettings.STANDARD);
    }

    /** The engine. */
    public Engine engine() {
        return engine;
    }

    /** All that is counted at present. */
    public List<Family> families() {
        return parts(ObservePart.class).stream().flatMap(part -> part.families().stream()).toList();
    }

    /** Functions of this machine, if a connector runs any. */
    public Optional<LocalFunctions> localFunctions() {
        return localFunctions(connectors);
    }

    private static Optional<LocalFunctions> localFunctions(List<Connector> connectors) {
        return connectors.stream().filter(FunctionHost.class::isInstance)
                .map(connector -> ((FunctionHost) connector).localFunctions()).findFirst();
    }

    private List<WorkLogs> workLogs() {
        return connectors.stream().filter(WorkLogs.class::isInstance).map(WorkLogs.class::cast).toList();
    }

    /** Those of its parts that are of one kind. */
    public <T extends Part> List<T> parts(Class<T> kind) {
        return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * Starts to listen; when this returns, requests are taken, and what works by itself has begun.
     *
     * @throws IOException
     *             if the address cannot be bound
     * @throws IllegalArgumentException
     *             if others could reach it without having to prove who they are, or could read what is sent
     * @throws dev.pawl.server.tls.TlsException
     *             if certificate or key cannot be used
     */
    public ApiServer serve(ServerSettings wanted) throws IOException {
        SignInSettings signIn = SignInSettings.read(around);
        ServerSettings settings = wanted.withTls(TlsSettings.read(around.configuration(), around.secrets()));
        AccessSettings entry = AccessSettings.read(around.configuration(), around.secrets())
                .closed(signIn.provider().isPresent());
        Access access = ApiServer.access(engine, policy, entry, settings);
        ApiServer server = ApiServer.start(engine, access, beside(access, settings, signIn), settings);
        URI base = server.base();
        parts.forEach(part -> part.serve(base));
        return server;
    }

    /** What the parts answer; the access is closed if they cannot. */
    private ApiServer.Beside beside(Access access, ServerSettings settings, SignInSettings signIn) {
        try {
            parts.forEach(part -> part.guardedBy(access.door()));
            List<Route> routes = Stream.concat(parts.stream().flatMap(part -> part.routes().stream()),
                    Stream.of(new TaskLogRoutes(workLogs()).all(), new ConnectorRoutes(connectors).all())
                            .flatMap(List::stream))
                    .toList();
            List<HttpMount> mounts = Stream.concat(parts.stream().flatMap(part -> part.mounts().stream()),
                    localFunctions().map(functions -> ApiServer.invocations(functions, access, settings)).stream())
                    .toList();
            return new ApiServer.Beside(routes, mounts,
                    parts.stream().flatMap(part -> part.probes().stream()).toList(), metrics(parts), signIn);
        } catch (RuntimeException e) {
            access.close();
            throw e;
        }
    }

    /** Stops in order: first what works beside the engine, then the engine. */
    @Override
    public void close() {
        parts.reversed().forEach(Part::close);
        engine.close();
    }

    private static Map<String, Limit> limits(Configuration configuration) {
        Map<String, Limit> limits = new LinkedHashMap<>();
        configuration.value("limits").map(ConfigurationValue::members).orElse(Map.of())
                .forEach((name, value) -> limits.put(name, Limit.read(name, value)));
        return limits;
    }
}
