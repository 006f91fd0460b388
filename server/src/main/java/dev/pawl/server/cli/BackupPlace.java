package dev.pawl.server.cli;

import dev.pawl.config.Configuration;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.secret.Secrets;
import dev.pawl.server.backup.BackupSettings;
import dev.pawl.server.backup.Backups;
import dev.pawl.server.backup.Vault;
import dev.pawl.server.backup.Vaults;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** Options that say where backups are: a folder or a bucket, named here or in the configuration. */
final class BackupPlace {
    @Option(names = "--in", paramLabel = "PLACE", description = "Where backups are: a folder, or s3://BUCKET/PREFIX. Default: what backup.to in the configuration says.")
    private Optional<String> place = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration. Default: PAWL_CONFIG, or the pawl.json in the current folder.")
    private Optional<Path> file = variable("PAWL_CONFIG").map(Path::of);

    private Configuration configuration() {
        return ConfigurationFile.of(file, Path.of(""));
    }

    BackupSettings settings() {
        return BackupSettings.read(configuration());
    }

    Vault vault() {
        return vault(place.or(() -> settings().to()).orElseThrow(() -> CommandException
                .usage("Expected --in FOLDER or --in s3://BUCKET/PREFIX, or backup.to in the configuration")));
    }

    Vault vault(String named) {
        return Vaults.of(named, reaching(configuration(), name -> !name.equals("PAWL_BUCKETS")),
                BackupPlace.class.getClassLoader());
    }

    /** How buckets are reached, with those variables. */
    static ConnectorProvider.Settings reaching(Configuration from, Predicate<String> variables) {
        return new ConnectorProvider.Settings("123456789012",
                variable("AWS_REGION").or(() -> variable("AWS_DEFAULT_REGION")).orElse("us-east-1"),
                name -> variables.test(name) ? variable(name) : Optional.empty(), from,
                Secrets.of(from, BackupPlace::variable));
    }

    Backups backups() {
        return new Backups(vault(), Clock.systemUTC());
    }

    Backups.Making making(boolean check) {
        BackupSettings settings = settings();
        return new Backups.Making(settings.compress(), settings.check() || check, settings.bytesPerSecond(),
                Objects.requireNonNullElse(BackupPlace.class.getPackage().getImplementationVersion(), "from sources"),
                Optional.of(configuration().sha256()));
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }
}
