package dev.pawl.server.cli;

import dev.pawl.arn.ArnScope;
import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.server.assembly.ServerSettings;
import dev.pawl.secret.Secrets;
import dev.pawl.server.http.HttpServerOptions;
import dev.pawl.server.tls.TlsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Section {@code server} of the configuration; options of the command line come over it. */
record ServerSection(Optional<ConfigurationValue> section, Configuration configuration) {
    private static final Set<String> MEMBERS = Set.of("host", "port", "names", "keys", "account", "region", "longPoll",
            "grace", "drain", "maxConnections", "threads");
    private static final int PORT = 8083;
    private static final int MOST_PORT = 65_535;
    private static final int MOST_CONNECTIONS = 1_000_000;
    private static final int LEAST_THREADS = 4;
    private static final int MOST_THREADS = 10_000;

    static ServerSection of(Configuration configuration) {
        return new ServerSection(configuration.value("server").map(value -> value.requireOnly(MEMBERS)),
                configuration);
    }

    String host() {
        return section.flatMap(value -> value.optionalText("host")).orElse("127.0.0.1");
    }

    List<String> names() {
        return find("names").map(ConfigurationValue::texts).orElse(List.of());
    }

    /** A file with access keys. */
    Optional<Path> keys() {
        return section.flatMap(value -> value.optionalText("keys")).map(configuration::resolve);
    }

    /** How long requests under way may last when the server stops. */
    Duration grace() {
        return find("grace").map(ConfigurationValue::duration).orElse(Duration.ofSeconds(5));
    }

    /** How long calls of tasks may last then. */
    Optional<Duration> drain() {
        return find("drain").map(ConfigurationValue::duration);
    }

    ServerSettings settings(Optional<Integer> port, ArnScope scope) {
        HttpServerOptions usual = HttpServerOptions.loopback(port.or(() -> find("port")
                .map(value -> value.number(0, MOST_PORT))).orElse(PORT));
        HttpServerOptions options = usual.withRoom(
                find("maxConnections").map(value -> value.number(1, MOST_CONNECTIONS)).orElse(usual.maxConnections()),
                find("threads").map(value -> value.number(LEAST_THREADS, MOST_THREADS)).orElse(usual.threads()));
        ServerSettings settings = ServerSettings.loopback(options, scope);
        return find("longPoll").map(value -> settings.withLongPoll(value.duration())).orElse(settings);
    }

    /** Reads all of it, and the sections that say how the server is spoken to. */
    void check() {
        TlsSettings unusedToo = TlsSettings.read(configuration, Secrets.of(configuration,
                name -> Optional.ofNullable(System.getenv(name))));
        ServerSettings unused = settings(Optional.empty(), ArnScope.of("us-east-1", "123456789012"));
        grace();
        drain();
        names();
    }

    private Optional<ConfigurationValue> find(String member) {
        return section.flatMap(value -> value.find(member));
    }
}
