package dev.pawl.server.cli;

import dev.pawl.server.backup.Backups;
import dev.pawl.server.backup.HeldRestore;
import dev.pawl.server.backup.Manifest;
import dev.pawl.server.backup.Restore;
import dev.pawl.server.backup.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl restore}: a store out of a backup. */
@Command(name = "restore", description = "Make a store of a backup: checked first, and at a place that no server uses.")
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Database database = new Database();

    @Mixin
    private BackupPlace place = new BackupPlace();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which backup. Default: the newest.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--replace", description = "Put the file that is there aside, beside it, with the time in its name.")
    private boolean replace;

    @Option(names = "--paused", description = "Pause everything in it, before anybody can start it: nothing is called until pawl resume --all. For a look at a copy, or where what happened since has to be settled first.")
    private boolean paused;

    @Override
    public Integer call() {
        try (Vault vault = place.vault()) {
            Manifest manifest = new Backups(vault, Clock.systemUTC()).find(name);
            console.err().println("Restoring " + BackupCommand.line(manifest));
            Restore.Restored restored = new Restore(vault, Clock.systemUTC()).run(manifest, database.address(),
                    replace, paused ? new HeldRestore(manifest) : Restore.Preparation.NONE);
            console.out().println(database.address() + " is as it was at "
                    + manifest.createdAt().truncatedTo(ChronoUnit.SECONDS) + ", " + told(restored.age())
                    + " ago. What happened since is not in it: executions that began or went on"
                    + " after that moment are not there, or do again what they did.");
            restored.aside().ifPresent(aside -> console.out().println("What was there before is now " + aside));
            console.out().println("Task tokens, links and page tokens that were given out before the backup are good"
                    + " again; those given out since are not known.");
            if (paused) {
                console.out().println("Everything in it is paused: a server on it starts nothing and calls nothing"
                        + " until pawl resume --all.");
            }
        }
        return ExitCode.OK;
    }

    private static String told(Duration age) {
        long minutes = Math.max(0, age.toMinutes());
        if (minutes < 120) {
            return minutes + " min";
        }
        return minutes < 2880 ? minutes / 60 + " h" : minutes / 1440 + " days";
    }
}
