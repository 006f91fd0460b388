package dev.pawl.server.cli;

import dev.pawl.config.Configuration;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.function.LocalFunctions;
import dev.pawl.secret.Secrets;
import dev.pawl.server.assembly.Installation;
import dev.pawl.server.assembly.InstallationSettings;
import dev.pawl.server.settings.Overlay;
import dev.pawl.store.Store;
import dev.pawl.server.log.LoggingSettings;
import dev.pawl.server.log.Logs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Options that say in whose name an engine runs and where its functions are; starts an engine from them. */
final class Surroundings {
    private static final String BUCKETS = "PAWL_BUCKETS";
    private static final String PLUGINS = "PAWL_PLUGINS";

    @Option(names = "--functions", paramLabel = "PATH", description = "A folder of classes or a jar with functions; may be given several times.")
    private List<Path> functions = new ArrayList<>();

    @Option(names = "--account", paramLabel = "ID", description = "Account in ARNs. Default: 123456789012.")
    private Optional<String> account = Optional.empty();

    @Option(names = "--region", paramLabel = "NAME", description = "Region in ARNs. Default: AWS_REGION or us-east-1.")
    private Optional<String> region = Optional.empty();

    @Option(names = "--buckets", paramLabel = "DIR", description = "A folder whose folders are buckets for distributed Maps. Default: PAWL_BUCKETS. Buckets that are not there are looked for in S3.")
    private Optional<Path> buckets = Optional.empty();

    @Option(names = "--plugins", paramLabel = "DIR", description = "A folder with jars of further connectors and AWS services. Default: PAWL_PLUGINS, or the folder plugins beside the definition or in the current folder.")
    private Optional<Path> plugins = variable(PLUGINS).map(Path::of);

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration. Default: PAWL_CONFIG, or the pawl.json beside the definition or in the current folder.")
    private Optional<Path> configuration = variable("PAWL_CONFIG").map(Path::of);

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting of the configuration, such as server.port=8083; may be given several times. pawl config settings lists them.")
    private List<String> flags = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "NAME=NUMBER", description = "How many there may be of: machines, activities, executions that run, workers that wait at one activity. Default: AWS's limits.")
    private Map<String, Integer> limits = new LinkedHashMap<>();

    String account() {
        return account.or(() -> server("account")).orElse("123456789012");
    }

    /** The configuration, with variables and flags over its file. */
    Configuration configuration(Path folder) {
        return ConfigurationFile.of(configuration, folder, flags);
    }

    private Optional<String> server(String member) {
        return configuration(Path.of("")).value("server").flatMap(section -> section.optionalText(member));
    }

    String region() {
        return region.or(() -> server("region")).or(() -> variable("AWS_REGION"))
                .or(() -> variable("AWS_DEFAULT_REGION")).orElse("us-east-1");
    }

    /**
     * Starts an engine and what works beside it on that store; closing it does not close the store.
     *
     * @param folder
     *            where a {@code pawl.json} is looked for unless an option names one
     */
    Installation start(Store store, Path folder) {
        return start(store, folder, functions -> {});
    }

    /** As above; functions can be declared before anything that was outstanding calls them. */
    Installation start(Store store, Path folder, Consumer<LocalFunctions> declare) {
        buckets().ifPresent(Surroundings::requireFolder);
        return with(folder, (settings, classes) -> Installation
                .start(new InstallationSettings(store, settings, classes, Limits.of(limits)),
                        declare));
    }

    /**
     * Makes all that an installation would have, and starts nothing: tells whether the configuration can be used.
     */
    void tryOut(Store store, Path folder) {
        tryOut(store, folder, configuration(folder));
    }

    /** The same with another configuration than the one that is there. */
    void tryOut(Store store, Path folder, Configuration other) {
        with(folder, other, (settings, classes) -> {
            Installation.tryOut(new InstallationSettings(store, settings, classes, Limits.of(limits)));
            return true;
        });
    }

    /** The file with the configuration, if there is one. */
    Optional<Path> configurationFile(Path folder) {
        return ConfigurationFile.file(configuration, folder);
    }

    /** Variables and flags over the configuration's file. */
    Overlay overlay() {
        return ConfigurationFile.overlay(flags);
    }

    /** Whether options or the configuration name functions that run in this process. */
    boolean hasFunctions(Path folder) {
        return !functions.isEmpty()
                || !FunctionClasses.of(configuration(folder)).isEmpty();
    }

    /**
     * A connector by itself, without an engine; the caller's to close.
     *
     * @param name
     *            as its provider says it
     * @param folder
     *            where a {@code pawl.json} is looked for unless an option names one
     */
    Connector connector(String name, Path folder) {
        return with(folder, (settings, classes) -> ServiceLoader.load(ConnectorProvider.class, classes).stream()
                .map(ServiceLoader.Provider::get).filter(provider -> provider.name().equals(name)).findFirst()
                .orElseThrow().create(settings));
    }

    private <T> T with(Path folder, BiFunction<ConnectorProvider.Settings, ClassLoader, T> start) {
        return with(folder, configuration(folder), start);
    }

    private <T> T with(Path folder, Configuration from,
            BiFunction<ConnectorProvider.Settings, ClassLoader, T> start) {
        if (!account().matches("\\d{12}")) {
            throw CommandException.usage("Expected an account of twelve digits, but got " + account());
        }
        PluginJars jars = PluginJars.of(plugins, folder);
        ConnectorProvider.Settings settings = settings(from, jars);
        List<Path> all = new ArrayList<>(functions);
        all.addAll(FunctionClasses.of(settings.configuration()));
        ClassLoader classes = FunctionClasses.loader(all, jars.loader(Surroundings.class.getClassLoader()));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Connectors look for functions where the context class loader points when they are made.
        thread.setContextClassLoader(classes);
        try {
            return start.apply(settings, classes);
        } catch (ServiceConfigurationError e) {
            throw CommandException.usage("Expected the classes that META-INF/services names, but: " + e.getMessage());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private ConnectorProvider.Settings settings(Configuration from, PluginJars jars) {
        LoggingSettings.read(from).ifPresent(Logs::apply);
        return new ConnectorProvider.Settings(account(), region(), name -> switch (name) {
            case BUCKETS -> buckets().map(Path::toString);
            case PLUGINS -> Optional.of(jars.folder().toString());
            default -> variable(name);
        }, from, Secrets.of(from, Surroundings::variable));
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
