package dev.pawl.server.cli;

import dev.pawl.config.Configuration;
import dev.pawl.scratch.OwnerOnly;
import dev.pawl.secret.Secrets;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.Durability;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The option that says which database keeps everything: an SQLite file, or one of PostgreSQL. */
final class Database {
    private static final Path DEFAULT = Path.of(".pawl", "pawl.db");
    private static final String POSTGRES = "jdbc:postgresql:";
    private static final int LEAST_CONNECTIONS = 2;
    private static final int MOST_CONNECTIONS = 200;

    @Option(names = "--db", paramLabel = "FILE|URL", description = "What keeps everything: an SQLite file, or the JDBC URL of a PostgreSQL database, with PAWL_DB_USER and PAWL_DB_PASSWORD. Default: PAWL_DB, or .pawl/pawl.db in the current folder.")
    private Optional<String> option = variable("PAWL_DB");

    private Configuration configuration = Configuration.NONE;
    private boolean given;

    /** Takes section database of this configuration instead of the usual one's. */
    Database with(Configuration other) {
        check(other);
        configuration = other;
        given = true;
        return this;
    }

    /** Refuses a section database that has what nobody reads. */
    static void check(Configuration configuration) {
        configuration.value("database")
                .map(value -> value.requireOnly(Set.of("url", "user", "password", "durability", "connections")))
                .flatMap(value -> value.find("durability"))
                .ifPresent(value -> value.oneOf(Set.of("FULL", "NORMAL")));
        int unused = connections(configuration);
    }

    private static int connections(Configuration configuration) {
        return configuration.value("database").flatMap(section -> section.find("connections"))
                .map(value -> value.number(LEAST_CONNECTIONS, MOST_CONNECTIONS)).orElse(JooqStore.READERS);
    }

    /** An option or a variable names it, else the configuration. */
    private Optional<String> named() {
        return option.or(() -> setting("url"));
    }

    private Configuration configuration() {
        if (!given) {
            with(ConfigurationFile.of(variable("PAWL_CONFIG").map(Path::of), Path.of("")));
        }
        return configuration;
    }

    private Optional<String> setting(String member) {
        return configuration().value("database").flatMap(section -> section.optionalText(member));
    }

    private Durability durability() {
        return setting("durability").filter("NORMAL"::equals).isPresent()
                ? Durability.SURVIVES_PROCESS
                : Durability.FULL;
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }

    /** Whether an option or a variable says which, not only the configuration. */
    boolean isNamed() {
        return option.isPresent();
    }

    private boolean shared() {
        return named().filter(text -> text.startsWith(POSTGRES)).isPresent();
    }

    private Path file() {
        return option.map(Path::of).or(() -> setting("url").map(configuration::resolve)).orElse(DEFAULT);
    }

    private Store postgres() {
        return JooqStore.postgres(named().orElseThrow(), credential("PAWL_DB_USER", "user").orElse("postgres"),
                credential("PAWL_DB_PASSWORD", "password").orElse(""), connections(configuration()),
                Clock.systemUTC());
    }

    private Optional<String> credential(String variable, String member) {
        return variable(variable).or(() -> setting(member)
                .map(text -> Secrets.of(configuration, Database::variable).expand(text)));
    }

    /** Where it is, whether there is anything or not. */
    StoreAddress address() {
        return StoreAddress.of(shared() ? named().orElseThrow() : file().toString(),
                credential("PAWL_DB_USER", "user"), credential("PAWL_DB_PASSWORD", "password"));
    }

    /** Whether there is something to open already, as far as that can be seen without opening it. */
    boolean exists() {
        return shared() || Files.exists(file());
    }

    /** Opens the database; a file is created if it is not there. */
    Store open() {
        if (shared()) {
            return postgres();
        }
        Path path = file();
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                OwnerOnly.folder(folder);
            }
        } catch (IOException e) {
            throw CommandException.usage("Expected to create the folder of " + path + ", but: " + e.getMessage());
        }
        return JooqStore.sqlite(path, durability(), Clock.systemUTC());
    }

    /** Says so if other users of this machine can read what is kept; new files are made so that they cannot. */
    Optional<String> exposed() {
        Path path = file();
        try {
            return shared() || !Files.exists(path) || !OwnerOnly.othersRead(path)
                    ? Optional.empty()
                    : Optional.of(path + " can be read by every user of this machine, with all inputs and keys in it:"
                            + " chmod go= " + path + "*");
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Opens the file, which must be there, for this process alone. */
    Store openExisting() {
        return shared() ? postgres() : JooqStore.sqlite(existing());
    }

    /** Opens the file, which must be there, to look at it; another process may be writing to it. */
    Store openToRead() {
        if (shared()) {
            return postgres();
        }
        Path path = existing();
        try {
            return JooqStore.sqliteForReading(path);
        } catch (StoreException e) {
            // an older format is brought up to date first, which needs the file for itself
            return JooqStore.sqlite(path);
        }
    }

    private Path existing() {
        Path path = file();
        if (!Files.exists(path)) {
            throw CommandException.usage("Expected the file " + path + ", but there is none. Say --db FILE if it lies"
                    + " elsewhere.");
        }
        return path;
    }

    /**
     * What to add to another command so that it takes the same file: empty or {@code --db FILE} with a space
     * before.
     */
    String again() {
        return option.map(text -> " --db " + ShellWords.quoted(text)).orElse("");
    }
}
