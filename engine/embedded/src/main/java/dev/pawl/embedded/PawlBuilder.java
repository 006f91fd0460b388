package dev.pawl.embedded;

import dev.pawl.config.Configuration;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.engine.Quotas;
import dev.pawl.scratch.OwnerOnly;
import dev.pawl.secret.Secrets;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.memory.MemoryStore;
import dev.pawl.timer.EngineClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what an engine in an application is made of; everything has a default, and the store's is memory.
 */
public final class PawlBuilder {
    private final List<RecordFunction> functions = new ArrayList<>();
    private final List<Connector> connectors = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private Supplier<Store> store = MemoryStore::new;
    private boolean shared;
    private @Nullable EngineClock clock;
    private Quotas quotas = Quotas.STANDARD;
    private Configuration configuration = Configuration.NONE;
    private ClassLoader classes = PawlBuilder.class.getClassLoader();
    private String account = "123456789012";
    private String region = "us-east-1";
    private Duration patience = Duration.ofSeconds(30);
    private Duration grace = Duration.ofSeconds(20);

    PawlBuilder() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null) {
            classes = context;
        }
    }

    /**
     * Keeps everything in an SQLite file, which is created with its folder if it is not there, for this process
     * alone.
     */
    public PawlBuilder file(Path file) {
        return store(false, () -> sqlite(file));
    }

    /** Keeps everything in a PostgreSQL database, together with other processes; the URL is JDBC's. */
    public PawlBuilder postgres(String url, String user, String password) {
        return store(true, () -> JooqStore.postgres(url, user, password, Clock.systemUTC()));
    }

    /** Keeps everything there; it is closed together with what is opened. */
    public PawlBuilder store(Store other) {
        return store(true, () -> other);
    }

    private PawlBuilder store(boolean withOthers, Supplier<Store> opening) {
        shared = withOthers;
        store = opening;
        return this;
    }

    /** The public methods of those objects that have {@link Function}. */
    public PawlBuilder functions(Object... beans) {
        for (Object bean : beans) {
            functions.addAll(BeanFunctions.of(bean, Values.STANDARD));
        }
        return this;
    }

    /** A function; of two with the same name the later one counts. */
    public <I, O> PawlBuilder function(String name, Class<I> input, Class<O> output, PawlFunction<I, O> body) {
        functions.add(Lambdas.function(name, input, (given, call) -> body.apply(given)));
        return this;
    }

    /** Connectors, which are asked before those that are found on the class path. Closed with the engine. */
    public PawlBuilder connectors(Connector... further) {
        connectors.addAll(List.of(further));
        return this;
    }

    /**
     * Where connectors, functions and formats are looked for, instead of with the thread's context class loader.
     */
    public PawlBuilder classes(ClassLoader other) {
        classes = other;
        return this;
    }

    /** Another clock than the system's. */
    public PawlBuilder clock(EngineClock other) {
        clock = other;
        return this;
    }

    /** Other limits than AWS's on how much there may be. */
    public PawlBuilder quotas(Quotas other) {
        quotas = other;
        return this;
    }

    /** In whose name ARNs are made; 123456789012 in us-east-1 if nothing is said. */
    public PawlBuilder account(String accountId, String inRegion) {
        if (!accountId.matches("\\d{12}")) {
            throw new IllegalArgumentException("Expected an account of twelve digits, but got " + accountId);
        }
        account = accountId;
        region = inRegion;
        return this;
    }

    /** The {@code pawl.json} with connections, people, schedules and secrets. */
    public PawlBuilder configuration(Path file) {
        configuration = Configuration.read(file);
        return this;
    }

    /** A setting such as AWS_ENDPOINT_URL or PAWL_BUCKETS, before the environment variable of that name. */
    public PawlBuilder variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /**
     * How long after the opening executions from before wait for functions that are declared after it, before
     * their
     * tasks fail; half a minute if nothing is said.
     */
    public PawlBuilder patience(Duration other) {
        patience = other;
        return this;
    }

    /** How long closing waits for functions and workers that are under way; 20 seconds if nothing is said. */
    public PawlBuilder grace(Duration other) {
        grace = other;
        return this;
    }

    /**
     * Opens it: what had not ended goes on.
     *
     * @throws dev.pawl.store.jooq.StoreException
     *             if the store cannot be used, such as a file that another process has open
     * @throws dev.pawl.config.ConfigurationException
     *             if the configuration cannot be used
     */
    public Pawl open() {
        return new Pawl(Running.start(new Plan(store.get(), shared, Optional.ofNullable(clock), List.copyOf(functions),
                List.copyOf(connectors), quotas, classes, settings(), patience, grace)));
    }

    private ConnectorProvider.Settings settings() {
        Map<String, String> own = Map.copyOf(variables);
        java.util.function.Function<String, Optional<String>> environment = name -> Optional
                .ofNullable(own.getOrDefault(name, System.getenv(name))).filter(value -> !value.isEmpty());
        return new ConnectorProvider.Settings(account, region, environment, configuration,
                Secrets.of(configuration, environment));
    }

    private static Store sqlite(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                OwnerOnly.folder(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to create the folder of " + file + ", but: " + e.getMessage(), e);
        }
        return JooqStore.sqlite(file);
    }

    /** All that was said. */
    record Plan(Store store, boolean shared, Optional<EngineClock> clock, List<RecordFunction> functions,
            List<Connector> connectors, Quotas quotas, ClassLoader classes,
            ConnectorProvider.Settings settings, Duration patience, Duration grace) {}
}
