package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.server.backup.Backups;
import dev.pawl.server.backup.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pawl backup}: copies of a store, also of one that a server uses. */
@Command(name = "backup", description = "Make and look after backups of a store, also of one that a server uses.", synopsisSubcommandLabel = "COMMAND")
final class BackupCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Console console = new Console();

    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(console.out());
    }

    @Command(name = "create", description = "Make a backup now.")
    int create(@Mixin Console own, @Mixin Database database, @Mixin BackupPlace place,
            @Option(names = "--check", description = "Replay every history in the copy, as pawl check does.") boolean check,
            @Option(names = "--json", description = "Print its manifest.") boolean json) {
        Steps steps = new Steps(own.err());
        long began = System.nanoTime();
        Manifest made = place.backups().create(database.address(), place.making(check), steps::told);
        if (json) {
            own.out().println(PrettyJson.of(made.json()));
        } else {
            own.out().println(line(made));
            own.out().printf(Locale.ROOT, "Made and read back in %.1f s.%n", (System.nanoTime() - began) / 1e9);
        }
        return ExitCode.OK;
    }

    @Command(name = "list", description = "List backups, newest first; ends with 1 if a manifest cannot be read.")
    int list(@Mixin Console own, @Mixin BackupPlace place,
            @Option(names = "--json", description = "Print their manifests.") boolean json) {
        Backups.Found found = place.backups().look();
        List<Manifest> all = found.backups();
        if (json) {
            ArrayNode out = JsonNodeFactory.instance.arrayNode();
            all.forEach(one -> out.add(one.json()));
            own.out().println(PrettyJson.of(out));
        } else {
            all.forEach(one -> own.out().println(line(one)));
            if (all.isEmpty()) {
                own.out().println(found.unreadable().isEmpty() ? "No backups." : "No backup that can be read.");
            }
        }
        found.unreadable().values().forEach(own.err()::println);
        return found.unreadable().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    @Command(name = "verify", description = "Take a backup out and look whether it is what its manifest says; ends with 1 if not.")
    int verify(@Mixin Console own, @Mixin BackupPlace place,
            @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which. Default: the newest.") Optional<String> name,
            @Option(names = "--check", description = "Replay every history in it, too.") boolean check) {
        Backups backups = place.backups();
        Manifest one = backups.find(name);
        backups.verify(one, check);
        own.out().println(line(one));
        own.out().println(check ? "It is what it says, and goes together." : "It is what it says.");
        return ExitCode.OK;
    }

    @Command(name = "prune", description = "Remove backups that need not be kept; the newest always is.")
    int prune(@Mixin Console own, @Mixin BackupPlace place,
            @Option(names = "--keep", paramLabel = "NUMBER", description = "How many are kept. Default: what the configuration says, or 14.") Optional<Integer> keep,
            @Option(names = "--max-age", paramLabel = "DURATION", description = "Remove those that are older, such as P30D.") Optional<String> maxAge) {
        Backups.Keeping configured = place.settings().keeping();
        List<Manifest> gone = place.backups().prune(new Backups.Keeping(keep.map(BackupCommand::positive)
                .orElse(configured.newest()), maxAge.map(BackupCommand::duration).or(configured::maxAge)));
        gone.forEach(one -> own.out().println("Removed " + one.name()));
        if (gone.isEmpty()) {
            own.out().println("Nothing to remove.");
        }
        return ExitCode.OK;
    }

    private static int positive(int number) {
        if (number < 1) {
            throw CommandException.usage("Expected 1 or more as --keep, but got " + number);
        }
        return number;
    }

    private static Duration duration(String text) {
        return Durations.parse(text).orElseThrow(() -> CommandException
                .usage("Expected a duration such as 30d or P30D as --max-age, but got " + text));
    }

    static String line(Manifest one) {
        return String.format(Locale.ROOT, "%s  %s  %s (%s in the store)  %,d executions, %,d of them running",
                one.name(), Instant.ofEpochSecond(one.createdAt().getEpochSecond()),
                Sizes.of(one.stored().sizeBytes()), Sizes.of(one.database().sizeBytes()),
                one.counts().executions(), one.counts().running());
    }
}
