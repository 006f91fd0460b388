package dev.pawl.server.cli;

import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.delivery.Subscriber;
import dev.pawl.delivery.SubscriberProvider;
import dev.pawl.engine.Engine;
import dev.pawl.items.ItemSources;
import dev.pawl.server.models.BundledModels;
import dev.pawl.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import picocli.CommandLine.Option;

/** Options that say in whose name an engine runs and where its functions are; starts an engine from them. */
final class Surroundings {
    private static final String BUCKETS = "PAWL_BUCKETS";

    @Option(names = "--functions", paramLabel = "PATH", description = "A folder of classes or a jar with functions; may be given several times.")
    private List<Path> functions = new ArrayList<>();

    @Option(names = "--account", paramLabel = "ID", defaultValue = "123456789012", description = "Account in ARNs. Default: ${DEFAULT-VALUE}.")
    private String account = "";

    @Option(names = "--region", paramLabel = "NAME", description = "Region in ARNs. Default: AWS_REGION or us-east-1.")
    private Optional<String> region = Optional.empty();

    @Option(names = "--buckets", paramLabel = "DIR", description = "A folder whose folders are buckets for distributed Maps. Default: PAWL_BUCKETS. Buckets that are not there are looked for in S3.")
    private Optional<Path> buckets = Optional.empty();

    @Option(names = "--limit", paramLabel = "NAME=NUMBER", description = "How many there may be of: machines, activities, executions that run, workers that wait at one activity. Default: AWS's limits.")
    private Map<String, Integer> limits = new LinkedHashMap<>();

    String account() {
        return account;
    }

    String region() {
        return region.or(() -> variable("AWS_REGION")).or(() -> variable("AWS_DEFAULT_REGION")).orElse("us-east-1");
    }

    /** Starts an engine on that store; closing it does not close the store. */
    Engine start(Store store, List<Path> moreFunctions) {
        if (!account.matches("\\d{12}")) {
            throw CommandException.usage("Expected an account of twelve digits, but got " + account);
        }
        buckets().ifPresent(Surroundings::requireFolder);
        List<Path> all = new ArrayList<>(functions);
        all.addAll(moreFunctions);
        ClassLoader classes = FunctionClasses.loader(all);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Connectors look for functions where the context class loader points when they are made.
        thread.setContextClassLoader(classes);
        try {
            return Engine.builder().store(store).account(account, region()).connectors(connectors(classes))
                    .items(ItemSources.load(settings(), classes)).subscribers(subscribers(classes))
                    .serviceModels(new BundledModels()).quotas(Limits.of(limits)).start();
        } catch (ServiceConfigurationError e) {
            throw CommandException.usage("Expected the classes that META-INF/services names, but: " + e.getMessage());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private List<Connector> connectors(ClassLoader classes) {
        return ServiceLoader.load(ConnectorProvider.class, classes).stream()
                .map(provider -> provider.get().create(settings())).toList();
    }

    private List<Subscriber> subscribers(ClassLoader classes) {
        return ServiceLoader.load(SubscriberProvider.class, classes).stream()
                .flatMap(provider -> provider.get().create(settings()).stream()).toList();
    }

    private ConnectorProvider.Settings settings() {
        return new ConnectorProvider.Settings(account, region(),
                name -> name.equals(BUCKETS) ? buckets().map(Path::toString) : variable(name));
    }

    private Optional<Path> buckets() {
        return buckets.or(() -> variable(BUCKETS).map(Path::of));
    }

    private static void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw CommandException.usage("Expected a folder with buckets, but " + folder + " is none.");
        }
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }
}
