package dev.pawl.server.cli;

import dev.pawl.store.jooq.Retirement;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.StoreDatabase;
import dev.pawl.store.jooq.facts.Measuring;
import dev.pawl.store.jooq.facts.StoreFacts;
import dev.pawl.store.jooq.facts.Upkeep;
import dev.pawl.server.rest.store.StoreJson;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pawl db}: the database under a store. */
@Command(name = "db", description = "Look at the database, and look after it.", synopsisSubcommandLabel = "COMMAND")
final class DbCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Console console = new Console();

    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(console.out());
    }

    @Command(name = "info", description = "Show sizes, and what is outstanding; a server may use the store meanwhile.")
    int info(@Mixin Console own, @Mixin Database database,
            @Option(names = "--machines", description = "Add up the histories of each state machine, too; this reads all rows.") boolean machines,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        StoreFacts facts = Measuring.of(database.address(),
                machines ? Measuring.Detail.MACHINES : Measuring.Detail.TABLES, Instant.now());
        if (json) {
            own.out().println(PrettyJson.of(StoreJson.of(facts)));
        } else {
            DbReport.print(own.out(), facts);
        }
        return ExitCode.OK;
    }

    @Command(name = "migrate", description = "Bring a store to the format of this version, as the next start of a server does.")
    int migrate(@Mixin Console own, @Mixin Database database,
            @Option(names = "--check", description = "Only say which migrations would run; ends with 1 if there are any.") boolean check) {
        StoreAddress address = database.address();
        List<Integer> pending = Upkeep.pending(address);
        if (pending.isEmpty()) {
            own.out().println(address + " has format " + StoreDatabase.FORMAT + ": nothing to do.");
            return ExitCode.OK;
        }
        if (check) {
            own.out().println(address + " would be brought to format " + StoreDatabase.FORMAT + " by migrations "
                    + pending + ". Older versions of Pawl cannot open it afterwards: make a backup first.");
            return ExitCode.FAILED;
        }
        Upkeep.migrate(address);
        own.out().println(address + " has format " + StoreDatabase.FORMAT + " now.");
        return ExitCode.OK;
    }

    @Command(name = "vacuum", description = "Write the file anew without free space, while no server uses it. It needs as much room again for that time.")
    int vacuum(@Mixin Console own, @Mixin Database database) {
        long before = bytes(database.address());
        Upkeep.vacuum(database.address());
        own.out().println(DbReport.size(before) + " before, " + DbReport.size(bytes(database.address())) + " now.");
        return ExitCode.OK;
    }

    private static long bytes(StoreAddress address) {
        return Measuring.of(address, Measuring.Detail.QUICK, Instant.now()).size().bytes();
    }

    @Command(name = "reindex", description = "Empty the search index, while no server uses the store; the next one makes it anew.")
    int reindex(@Mixin Console own, @Mixin Database database) {
        Upkeep.reindex(database.address());
        own.out().println("The search index is empty. The next server makes it anew, beside its other work.");
        return ExitCode.OK;
    }

    @Command(name = "retire", description = "Take a store out of use, such as one that was moved: no server opens it until pawl db unretire.")
    int retire(@Mixin Console own, @Mixin Database database,
            @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "taken out of use", description = "Told to whoever wants to use it. Default: ${DEFAULT-VALUE}.") String reason) {
        Retirement.begin(database.address(), Instant.now(), reason);
        own.out().println(database.address() + " is retired: no server opens it until pawl db unretire.");
        return ExitCode.OK;
    }

    @Command(name = "unretire", description = "Take a store into use again that was retired. Not if a server has run on a copy: both would go on with the same executions.")
    int unretire(@Mixin Console own, @Mixin Database database) {
        own.out().println(Retirement.end(database.address())
                ? database.address() + " is in use again."
                : database.address() + " was not retired.");
        return ExitCode.OK;
    }
}
