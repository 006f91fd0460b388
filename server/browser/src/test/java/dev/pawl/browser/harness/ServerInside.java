package dev.pawl.browser.harness;

import dev.pawl.approval.service.Approvals;
import dev.pawl.arn.ArnScope;
import dev.pawl.config.Configuration;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.engine.Quotas;
import dev.pawl.json.Json;
import dev.pawl.secret.Secrets;
import dev.pawl.server.assembly.ApiServer;
import dev.pawl.server.assembly.ApprovalsPart;
import dev.pawl.server.assembly.Installation;
import dev.pawl.server.assembly.InstallationSettings;
import dev.pawl.server.assembly.ServerSettings;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that {@code pawl server} runs, in this process, on an SQLite file and a free port. */
final class ServerInside implements Served {
    private static final ArnScope HERE = ArnScope.of("us-east-1", "123456789012");

    private final Store store;
    private final Installation installation;
    private final ApiServer server;

    ServerInside(Path folder, String configuration, List<AccessKey> keys) {
        Map<String, String> environment = Map.of("PAWL_BUCKETS", folder.resolve("buckets").toString());
        Configuration read = Configuration.of(Json.read(configuration), "pawl.json", folder);
        Secrets secrets = Secrets.of(read, name -> Optional.ofNullable(environment.get(name)));
        store = JooqStore.sqlite(folder.resolve("pawl.db"));
        installation = Installation.start(new InstallationSettings(store,
                new ConnectorProvider.Settings(HERE.account(), HERE.region(),
                        name -> Optional.ofNullable(environment.get(name)), read, secrets),
                ServerInside.class.getClassLoader(), Quotas.STANDARD));
        try {
            server = installation.serve(ServerSettings.loopback(0, HERE).withAccessKeys(keys)
                    .withConsole(Optional.ofNullable(System.getenv("PAWL_CONSOLE")).map(Path::of)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path of the page by which somebody decides without a login. */
    String link(String approval, String person) {
        Approvals approvals = installation.parts(ApprovalsPart.class).getFirst().approvals();
        return approvals.find(approval).flatMap(request -> approvals.links().of(request, person)).map(URI::getPath)
                .orElseThrow();
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        server.close();
        installation.close();
        store.close();
    }
}
