package dev.pawl.server.cli;

import dev.pawl.server.backup.Move;
import dev.pawl.store.jooq.Retirement;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.check.StoreCheck;
import dev.pawl.store.jooq.copy.StoreCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pawl move}: a whole store from SQLite to PostgreSQL, or back. */
@Command(name = "move", description = "Copy a whole store to another database, SQLite or PostgreSQL, while no server uses it.")
final class MoveCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Option(names = "--from", paramLabel = "FILE|URL", required = true, description = "The store: an SQLite file, or the JDBC URL of a PostgreSQL database, with PAWL_DB_USER and PAWL_DB_PASSWORD. It is only read, but for --retire.")
    private String from = "";

    @Option(names = "--to", paramLabel = "FILE|URL", required = true, description = "Where to: a file that is not there, or an empty database.")
    private String to = "";

    @Option(names = "--no-check", description = "Do not replay every history afterwards, as pawl check does. What arrived is compared with what was sent in any case.")
    private boolean unchecked;

    @Option(names = "--retire", description = "Take the source out of use afterwards: no server opens it again until pawl db unretire.")
    private boolean retire;

    @Override
    public Integer call() {
        StoreAddress source = address(from);
        StoreAddress target = address(to);
        Steps steps = new Steps(console.err());
        long began = System.nanoTime();
        StoreCopy.Copied copied = Move.run(source, target, steps::told);
        long millis = Math.max(1, Duration.ofNanos(System.nanoTime() - began).toMillis());
        console.out().printf("Copied %,d rows of %d tables in %.1f s, %,d a second, and read them back.%n",
                copied.total(),
                copied.rows().size(), millis / 1000.0, copied.total() * 1000 / millis);
        if (!unchecked) {
            StoreCheck.Report report = CheckCommand.check(target, console.err(), 2, 1);
            CheckCommand.print(console.out(), report);
            if (!report.whole()) {
                throw new CommandException(ExitCode.FAILED, "Expected a whole store at " + target
                        + ", but see above. Look at the source with pawl check, too; it was not changed.");
            }
        }
        if (retire) {
            Retirement.begin(source, Instant.now(), "moved to " + target);
            console.out().println(source + " is retired: no server opens it. Until one has run on " + target
                    + ", pawl db unretire --db " + source + " takes it into use again. " + next(""));
        } else {
            console.out().println(source + " was not changed. Do not start a server on it again once one has run on "
                    + target + ": both would go on with the same executions. "
                    + next(", and put the old one where no server finds it, or have pawl db retire --db " + source
                            + " keep servers off it"));
        }
        return ExitCode.OK;
    }

    private static String next(String more) {
        return "Now have database.url in pawl.json, or PAWL_DB, name the new one" + more + ".";
    }

    private static StoreAddress address(String text) {
        return StoreAddress.of(text, variable("PAWL_DB_USER"), variable("PAWL_DB_PASSWORD"));
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }
}
