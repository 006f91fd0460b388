package dev.pawl.server.assembly;

import dev.pawl.config.Configuration;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.engine.Engine;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.Quotas;
import dev.pawl.engine.StateMachines;
import dev.pawl.json.Json;
import dev.pawl.secret.Secrets;
import dev.pawl.server.access.KeyCabinet;
import dev.pawl.server.rest.Route;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** All that {@code pawl server} runs, on an SQLite file and a free port, with a configuration. */
public final class Installed implements AutoCloseable {
    private final Store store;
    private final Installation installation;
    private final ApiServer server;

    public Installed(Path file, String configuration, Map<String, String> environment) {
        this(JooqStore.sqlite(file), configuration, environment);
    }

    /** On that store, which is closed with it. */
    public Installed(Store on, String configuration, Map<String, String> environment) {
        store = on;
        Configuration read = configuration.isEmpty()
                ? Configuration.NONE
                : Configuration.of(Json.read(configuration), "pawl.json", Path.of(""));
        Secrets secrets = Secrets.of(read, name -> Optional.ofNullable(environment.get(name)));
        ConnectorProvider.Settings settings = new ConnectorProvider.Settings(RealServer.HERE.account(),
                RealServer.HERE.region(), name -> Optional.ofNullable(environment.get(name)), read, secrets);
        try {
            installation = Installation.start(
                    new InstallationSettings(store, settings, Installed.class.getClassLoader(), Quotas.STANDARD));
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        try {
            server = installation.serve(ServerSettings.loopback(0, RealServer.HERE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            installation.close();
            store.close();
            throw e;
        }
    }

    public Installation installation() {
        return installation;
    }

    public Engine engine() {
        return installation.engine();
    }

    /** All routes of the REST API. */
    public List<Route> routes() {
        return server.routes();
    }

    /** What all other paths begin with that something answers. */
    public List<String> prefixes() {
        return server.prefixes();
    }

    /** Makes keys and tokens as the server does. */
    public KeyCabinet cabinet() {
        return server.access().cabinet();
    }

    /** Where it is reached. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public int port() {
        return server.port();
    }

    /** Creates a machine; its ARN. */
    public String machine(String name, String type, String definition) {
        MachineRecord.Settings settings = new MachineRecord.Settings(definition, RealServer.ROLE, Optional.empty(),
                Optional.empty(), Optional.empty());
        return engine().machines().create(new StateMachines.NewStateMachine(name,
                MachineRecord.MachineType.valueOf(type), settings, Map.of())).arn();
    }

    /** Waits until an execution has ended; its record. */
    public ExecutionRecord ended(String arn) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            try {
                ExecutionRecord record = engine().executions().describe(arn);
                if (record.status().ended()) {
                    return record;
                }
            } catch (EngineException e) {
                // not there yet
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new AssertionError("Still running: " + arn);
    }

    @Override
    public void close() {
        server.close();
        installation.close();
        store.close();
    }
}
