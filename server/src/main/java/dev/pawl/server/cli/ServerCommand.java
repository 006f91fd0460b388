package dev.pawl.server.cli;

import dev.pawl.arn.ArnScope;
import dev.pawl.server.assembly.ApiServer;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.tls.TlsException;
import dev.pawl.server.assembly.Installation;
import dev.pawl.config.Configuration;
import dev.pawl.server.observe.Standstill;
import dev.pawl.server.http.BindAddress;
import dev.pawl.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pawl server}: the engine behind the API of AWS Step Functions. */
@Command(name = "server", description = "Serve the API of AWS Step Functions.")
final class ServerCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Database database = new Database();

    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Option(names = "--port", paramLabel = "PORT", description = "Default: 8083; 0 for any that is free.")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Address to listen on. Others than this machine's own need access keys. Default: 127.0.0.1.")
    private Optional<String> host = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "A name under which the server is reached, besides its address; may be given several times.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--keys", paramLabel = "FILE", description = "Access keys, one \"ID SECRET [NAME [GRANT...]]\" a line; requests must then be signed. A grant is such as viewer or operator:orders-*. PAWL_ACCESS_KEY_ID and PAWL_SECRET_ACCESS_KEY give one more.")
    private Optional<Path> keyFile = Optional.empty();

    @Override
    @SuppressWarnings("try") // stop is there to be closed
    public Integer call() throws IOException {
        Configuration configuration = surroundings.configuration(Path.of(""));
        ServerSection section = ServerSection.of(configuration);
        List<AccessKey> keys = AccessKeys.of(System.getenv(), keyFile.or(section::keys));
        requireSafe(host.orElseGet(section::host), !keys.isEmpty() || database.with(configuration).exists()
                || configuration.value("login").flatMap(login -> login.find("issuer")).isPresent());
        database.exposed().ifPresent(text -> console.err().println("Warning: " + text));
        try (OrderlyStop stop = new OrderlyStop();
                Store store = database.with(configuration).open();
                Installation installation = surroundings.start(store, Path.of(""))) {
            ApiServer server = listen(installation, keys, section);
            try {
                console.out().println("Pawl listens on " + server.base()
                        + (server.isOpen()
                                ? ", open to the users of this machine"
                                : ", for signed requests and tokens"));
                new Standstill(installation.engine()).sentences().forEach(console.out()::println);
                console.out().flush();
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                console.out().println("Stopping: what runs is kept and goes on at the next start.");
                console.out().flush();
            } finally {
                server.stop(section.grace());
            }
        }
        return ExitCode.OK;
    }

    /**
     * A store that is not there yet has no keys; one that is there is asked when it is open. A provider guards,
     * too.
     */
    private static void requireSafe(String address, boolean guarded) {
        try {
            BindAddress.requireSafe(address, guarded);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    private ApiServer listen(Installation installation, List<AccessKey> keys, ServerSection section) {
        ArnScope scope = ArnScope.of(surroundings.region(), surroundings.account());
        List<String> all = new ArrayList<>(section.names());
        all.addAll(names);
        try {
            return installation.serve(section.settings(port, scope).withHost(host.orElseGet(section::host), all)
                    .withAccessKeys(keys)
                    .withConsole(Optional.ofNullable(System.getenv("PAWL_CONSOLE")).map(Path::of)));
        } catch (IOException | IllegalArgumentException | TlsException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }
}
