package dev.pawl.server.assembly;

import dev.pawl.engine.Engine;
import dev.pawl.function.LocalFunctions;
import dev.pawl.metrics.Metrics;
import dev.pawl.server.access.Access;
import dev.pawl.server.access.AccessSettings;
import dev.pawl.server.api.Operation;
import dev.pawl.server.api.OperationCalls;
import dev.pawl.server.api.Operations;
import dev.pawl.server.api.PageTokens;
import dev.pawl.server.api.ResourceOwner;
import dev.pawl.server.api.WireApi;
import dev.pawl.server.api.activity.ActivityOperations;
import dev.pawl.server.api.alias.AliasOperations;
import dev.pawl.server.api.execution.ExecutionOperations;
import dev.pawl.server.api.machine.MachineOperations;
import dev.pawl.server.api.maprun.MapRunOperations;
import dev.pawl.server.api.model.ServiceModel;
import dev.pawl.server.api.model.ServiceModelReader;
import dev.pawl.server.api.tag.TagOperations;
import dev.pawl.server.api.task.TaskOperations;
import dev.pawl.server.api.teststate.TestState;
import dev.pawl.server.api.version.VersionOperations;
import dev.pawl.server.auth.AccessPolicy;
import dev.pawl.server.auth.Authenticator;
import dev.pawl.server.auth.GrantPolicy;
import dev.pawl.server.console.ConsoleSite;
import dev.pawl.server.http.BindAddress;
import dev.pawl.server.http.EncryptedOnly;
import dev.pawl.server.http.HostNames;
import dev.pawl.server.http.HttpHandler;
import dev.pawl.server.http.HttpMount;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpServer;
import dev.pawl.server.http.RequestMeters;
import dev.pawl.server.http.Mounts;
import dev.pawl.server.http.Proxies;
import dev.pawl.server.http.SameSiteOnly;
import dev.pawl.server.http.SecurityHeaders;
import dev.pawl.server.http.Standing;
import dev.pawl.server.invoke.InvokeApi;
import dev.pawl.server.rest.PrivateAnswers;
import dev.pawl.server.rest.RestApi;
import dev.pawl.server.rest.Route;
import dev.pawl.server.rest.about.AboutRoutes;
import dev.pawl.server.rest.access.AuditRoutes;
import dev.pawl.server.rest.access.KeyRoutes;
import dev.pawl.server.rest.openapi.ApiDocument;
import dev.pawl.server.login.OpenIdLogin;
import dev.pawl.server.session.Directory;
import dev.pawl.server.session.Reception;
import dev.pawl.server.session.SessionApi;
import dev.pawl.server.session.SessionRoutes;
import dev.pawl.server.session.SessionRules;
import dev.pawl.server.session.Sessions;
import dev.pawl.server.tls.TlsSettings;
import dev.pawl.store.SignIns;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The API of one engine, listening. The engine is the caller's, and is closed by the caller after the server.
 */
public final class ApiServer implements AutoCloseable {
    private final HttpServer http;
    private final ServerSettings settings;
    private final Inside inside;
    private final List<Route> routes;
    private final List<String> prefixes;

    /** What is closed with the server. */
    private record Inside(EngineRoutes routes, Access access) {
        void close() {
            routes.close();
            access.close();
        }
    }

    private ApiServer(HttpServer http, ServerSettings settings, Inside inside, List<Route> routes,
            List<String> prefixes) {
        this.prefixes = prefixes;
        this.settings = settings;
        this.http = http;
        this.inside = inside;
        this.routes = routes;
    }

    /**
     * Starts to listen. When this returns, requests are taken.
     *
     * @throws IOException
     *             if the address cannot be bound
     * @throws IllegalArgumentException
     *             if others could reach it without having to prove who they are
     */
    public static ApiServer start(Engine engine, ServerSettings settings) throws IOException {
        return start(engine, access(engine, new GrantPolicy(engine.store().tags()), AccessSettings.STANDARD, settings),
                new Beside(List.of(), List.of(), List.of(), Metrics.NONE, SignInSettings.KEYS), settings);
    }

    /** Who may come in, and what is noted. */
    static Access access(Engine engine, AccessPolicy policy, AccessSettings access, ServerSettings settings) {
        return new Access(engine.store(), policy, access, new Access.Around(settings.accessKeys(),
                settings.scope().region(), BindAddress.isLoopback(settings.http().host())));
    }

    /** Routes of the REST API, and handlers for further paths. */
    record Beside(List<Route> routes, List<HttpMount> mounts, List<HttpMount> probes, Metrics metrics,
            SignInSettings signIn) {}

    /**
     * The same with more than the engine has by itself. The server closes the access, also if it does not start.
     */
    static ApiServer start(Engine engine, Access access, Beside beside, ServerSettings settings) throws IOException {
        try {
            return started(engine, access, beside, settings);
        } catch (IOException | RuntimeException e) {
            access.close();
            throw e;
        }
    }

    private static ApiServer started(Engine engine, Access access, Beside beside, ServerSettings settings)
            throws IOException {
        Optional<OpenIdLogin> login = beside.signIn().provider()
                .map(provider -> new OpenIdLogin(provider, InstantSource.system()));
        requireSafe(settings, access.hasKeys() || login.isPresent());
        ServiceModel model = ServiceModelReader.read();
        Authenticator authenticator = login.map(there -> there.alsoBearers(access.callers()))
                .orElseGet(access::callers);
        Operations operations = new Operations(model, operations(engine, settings));
        ResourceOwner owner = new ResourceOwner(settings.scope());
        PageTokens seal = new PageTokens(engine.secret(), InstantSource.system());
        RequestMeters meters = new RequestMeters(beside.metrics());
        WireApi api = new WireApi(operations, access.door().with(authenticator), owner, seal, meters);
        SignIns signIns = engine.store().signIns();
        SessionRules rules = beside.signIn().rules();
        Sessions sessions = new Sessions(
                new Sessions.Known(beside.signIn().closing(access.principals()),
                        login.map(OpenIdLogin::directory).orElse(Directory.NOBODY)),
                signIns, rules, InstantSource.system(), authenticator);
        EngineRoutes own = new EngineRoutes(engine, new OperationCalls(operations, owner, seal, access.policy()),
                settings.scope());
        List<Route> rest = Stream.of(beside.routes(), own.all(), new KeyRoutes(access.cabinet()).all(),
                new AuditRoutes(access.audit(), access.verification()).all(), new AboutRoutes(settings.scope()).all(),
                new SessionRoutes(signIns, rules, InstantSource.system()).all()).flatMap(List::stream).toList();
        List<HttpMount> all = new ArrayList<>(beside.mounts());
        RestApi restApi = new RestApi(rest, access.door().with(sessions), ApiDocument.read(), meters);
        Reception reception = new Reception(access.door(), meters::signInFailed);
        all.add(new HttpMount(RestApi.PREFIX + "/",
                new PrivateAnswers(new SessionApi(RestApi.PREFIX + "/session", sessions,
                        login.map(OpenIdLogin::shown), restApi, reception))));
        login.ifPresent(there -> all.add(there.pages(sessions, seal, reception)));
        all.add(HttpMount.at("/metrics", request -> restApi.handle(request.withPath(RestApi.PREFIX + "/metrics"))));
        try {
            return new ApiServer(listen(settings, sessions::standing, beside.probes(),
                    new Mounts(all, ConsoleSite.of(settings.console(), api))), settings,
                    new Inside(own, access), restApi.routes(), prefixes(all, beside.probes()));
        } catch (IOException | RuntimeException e) {
            own.close();
            throw e;
        }
    }

    private static List<String> prefixes(List<HttpMount> mounts, List<HttpMount> probes) {
        return Stream.concat(mounts.stream(), probes.stream()).map(HttpMount::prefix).toList();
    }

    private static void requireSafe(ServerSettings settings, boolean guarded) {
        String host = settings.http().host();
        BindAddress.requireSafe(host, guarded);
        TlsSettings tls = settings.http().tls();
        BindAddress.requirePrivate(host, tls.keys().isPresent() || tls.plain() || !tls.proxies().isEmpty());
    }

    private static HttpServer listen(ServerSettings settings, Function<HttpRequest, Standing> standings,
            List<HttpMount> probes, HttpHandler site) throws IOException {
        TlsSettings tls = settings.http().tls();
        AtomicInteger port = new AtomicInteger(settings.http().port());
        HttpHandler guarded = tls.redirectFrom().isPresent() ? new EncryptedOnly(port::get, site) : site;
        HostNames names = HostNames.of(settings.http().host(), settings.hostNames());
        Proxies proxies = new Proxies(tls.proxies(),
                new SecurityHeaders(tls.hsts(), new Mounts(probes, new SameSiteOnly(names, guarded))));
        HttpServer http = HttpServer.start(settings.http(), proxies, head -> standings.apply(proxies.seen(head)));
        port.set(http.port());
        return http;
    }

    private static List<Operation> operations(Engine engine, ServerSettings settings) {
        List<Operation> all = new ArrayList<>();
        all.addAll(MachineOperations.of(engine.machines(), engine.versions(), settings.scope()));
        all.addAll(VersionOperations.of(engine.machines(), engine.versions()));
        all.addAll(AliasOperations.of(engine.aliases()));
        all.addAll(ExecutionOperations.of(engine.executions(), engine.mapRuns()));
        all.addAll(MapRunOperations.of(engine.mapRuns()));
        all.addAll(ActivityOperations.of(engine.activities(), settings.scope(), settings.longPoll()));
        all.addAll(TaskOperations.of(engine.tasks()));
        all.addAll(TagOperations.of(engine.tags()));
        all.add(new TestState(engine.stateTests()));
        return all;
    }

    /** What lets others call functions of this machine as they call Lambda. */
    static HttpMount invocations(LocalFunctions functions, Access access, ServerSettings settings) {
        return new HttpMount(InvokeApi.PREFIX, new InvokeApi(functions, settings.scope(), access.door("lambda")));
    }

    /** Who may come in. */
    Access access() {
        return inside.access();
    }

    /** Whether everybody of this machine is let in at present. */
    public boolean isOpen() {
        return inside.access().principals().open();
    }

    /** All routes of the REST API. */
    List<Route> routes() {
        return routes;
    }

    /** What all other paths begin with that something answers. */
    List<String> prefixes() {
        return prefixes;
    }

    /** The port that is listened on. */
    public int port() {
        return http.port();
    }

    /** How it is reached from this machine, such as https://127.0.0.1:8083. */
    public URI base() {
        String host = settings.http().host();
        String reached = host.contains(":") ? "[" + host + "]" : host;
        return URI.create((settings.http().tls().keys().isPresent() ? "https://" : "http://") + reached + ":" + port());
    }

    /** Takes no more requests, and gives those under way as long as this to finish. */
    public void stop(Duration grace) {
        http.stop(grace);
        inside.close();
    }

    /** Stops without waiting for anybody. */
    @Override
    public void close() {
        http.close();
        inside.close();
    }
}
