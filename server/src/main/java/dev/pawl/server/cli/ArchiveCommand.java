package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.archive.ArchiveEntry;
import dev.pawl.archive.ArchiveFiles;
import dev.pawl.archive.ArchiveTransfer;
import dev.pawl.archive.Archived;
import dev.pawl.archive.ArchivedExecution;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Store;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pawl archive}: executions in archive files; no server is needed, but one can be asked. */
@Command(name = "archive", description = "Look at executions that were archived, write some to a file, take a file in.", synopsisSubcommandLabel = "COMMAND")
final class ArchiveCommand implements Runnable {
    private static final int MOST = 1000;
    private static final int MOST_EXPORTED = 100_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Console console = new Console();

    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(console.out());
    }

    @Command(name = "list", description = "List archived executions, newest files first, at most 1000.")
    int list(@Mixin Console own, @Mixin ArchivePlace place, @Mixin Remote remote,
            @Option(names = "--machine", paramLabel = "MACHINE", description = "Only of that machine: name or ARN.") Optional<String> machine,
            @Option(names = "--status", paramLabel = "STATUS", description = "Only of that status, such as FAILED.") Optional<String> status) {
        Optional<Archived> archive = remote.isNamed() ? Optional.empty() : Optional.of(new Archived(place.files()));
        List<String> lines = archive.map(here -> here.search(which(machine, status), MOST).stream()
                .map(entry -> entry.stoppedAt() + "  " + entry.status() + "  " + entry.arn()).toList())
                .orElseGet(() -> asked(remote, machine, status));
        lines.forEach(own.out()::println);
        if (lines.isEmpty()) {
            own.out().println("No archived executions.");
        }
        return archive.map(here -> ArchivePlace.damaged(here, own.err())).orElse(false)
                ? ExitCode.FAILED
                : ExitCode.OK;
    }

    private static List<String> asked(Remote remote, Optional<String> machine, Optional<String> status) {
        StringBuilder path = new StringBuilder("/archives/executions?limit=" + MOST);
        machine.ifPresent(name -> path.append("&machine=").append(Remote.encoded(name)));
        status.ifPresent(name -> path.append("&status=").append(Remote.encoded(name)));
        return remote.get(path.toString()).path("executions").valueStream().map(one -> one.path("stopDate").asText()
                + "  " + one.path("status").asText() + "  " + one.path("executionArn").asText()).toList();
    }

    private static Predicate<ArchiveEntry> which(Optional<String> machine, Optional<String> status) {
        return entry -> machine
                .map(name -> entry.stateMachineArn().equals(name) || entry.stateMachineArn().endsWith(":" + name))
                .orElse(true) && status.map(name -> entry.status().name().equalsIgnoreCase(name)).orElse(true);
    }

    @Command(name = "show", description = "Show what happened in an archived execution.")
    int show(@Mixin Console own, @Mixin ArchivePlace place, @Mixin Remote remote,
            @Option(names = "--events", description = "Show every event instead of the path.") boolean events,
            @Option(names = "--json", description = "Print all that is archived of it.") boolean json,
            @Parameters(paramLabel = "EXECUTION", description = "Its ARN or name.") String execution) {
        JsonNode line = remote.isNamed()
                ? asked(remote, execution)
                : line(new Archived(place.files()), place, execution);
        if (json) {
            own.out().println(PrettyJson.of(line));
        } else {
            new ArchivedReport(own, ArchivedExecution.of(line)).print(events);
        }
        return ExitCode.OK;
    }

    /** A server has all of its archive, and shows what the caller may see. */
    private static JsonNode asked(Remote remote, String execution) {
        String arn = execution.startsWith("arn:")
                ? execution
                : remote.get("/archives/executions?limit=1&name=" + Remote.encoded(execution))
                        .at("/executions/0/executionArn").asText(execution);
        return remote.get("/archives/executions/" + Remote.encoded(arn));
    }

    private static JsonNode line(Archived archive, ArchivePlace place, String execution) {
        return archive.named(execution).map(archive::line)
                .orElseThrow(() -> CommandException.usage("Expected an archived execution " + execution
                        + ", but there is none in " + place.files() + ". pawl archive list lists them."
                        + ArchivePlace.damaged(archive)));
    }

    @Command(name = "verify", description = "Read all files and say whether they are as they were written.")
    int verify(@Mixin Console own, @Mixin ArchivePlace place) {
        Archived archive = new Archived(place.files());
        long executions = 0;
        int broken = 0;
        for (ArchiveFiles.File file : archive.files()) {
            try {
                executions += archive.verify(file);
            } catch (IOException | RuntimeException e) {
                broken++;
                own.out().println(e.getMessage());
            }
        }
        own.out().println(archive.files().size() + " files, " + executions + " executions, " + broken
                + " files damaged.");
        if (broken > 0) {
            throw new CommandException(ExitCode.FAILED, broken + " files of the archive are damaged.");
        }
        return ExitCode.OK;
    }

    @Command(name = "export", description = "Write chosen executions to one file to keep or to send: ended ones of the store, or archived ones.")
    int export(@Mixin Console own, @Mixin ArchivePlace place, @Mixin Database database,
            @Option(names = "--to", paramLabel = "FILE", required = true, description = "The file. It must not be there; its name should end in .pawl.gz.") Path file,
            @Option(names = "--machine", paramLabel = "MACHINE", description = "Also all archived ones of that machine: name or ARN.") Optional<String> machine,
            @Option(names = "--status", paramLabel = "STATUS", description = "Of --machine only those of that status.") Optional<String> status,
            @Parameters(arity = "0..*", paramLabel = "EXECUTION", description = "ARNs or names.") @Nullable List<String> named) {
        List<String> wanted = named == null ? List.of() : named;
        if (wanted.isEmpty() && machine.isEmpty()) {
            throw CommandException.usage("Expected executions to export, or --machine");
        }
        Optional<Archived> archive = place.archived();
        try (ArchiveTransfer export = new ArchiveTransfer(file)) {
            stored(export, database, wanted, archive);
            if (machine.isPresent()) {
                Archived all = archive.orElseGet(() -> new Archived(place.files()));
                for (ArchiveEntry entry : all.search(which(machine, status), MOST_EXPORTED)) {
                    export.add(all, entry);
                }
            }
            own.out().println(export.finish() + " executions are in " + file + ". pawl archive show --archive " + file
                    + " shows them.");
        } catch (FileAlreadyExistsException e) {
            throw CommandException.usage("Expected no file at " + file + ", but there is one.");
        } catch (IOException e) {
            throw CommandException.usage("Expected to write " + file + ", but: " + e.getMessage());
        }
        return ExitCode.OK;
    }

    private static void stored(ArchiveTransfer export, Database database, List<String> wanted,
            Optional<Archived> archive) throws IOException {
        if (wanted.isEmpty() || !database.exists()) {
            for (String one : wanted) {
                archived(export, archive, one);
            }
            return;
        }
        try (Store store = database.openToRead()) {
            for (String one : wanted) {
                Optional<ExecutionRecord> found = new StoredExecutions(store).lookUp(one, "execution");
                if (found.isEmpty()) {
                    archived(export, archive, one);
                } else if (found.get().info().express() || !export.add(store, found.get().key())) {
                    throw CommandException
                            .usage("Expected an execution that has ended and is not of an Express machine,"
                                    + " but got " + one + ".");
                }
            }
        }
    }

    private static void archived(ArchiveTransfer export, Optional<Archived> archive, String execution)
            throws IOException {
        Archived all = archive.orElseThrow(() -> missing(execution));
        export.add(all, all.named(execution).orElseThrow(() -> missing(execution)));
    }

    private static CommandException missing(String execution) {
        return CommandException.usage("Expected the execution " + execution
                + ", but it is neither in the store nor in the archive.");
    }

    @Command(name = "import", description = "Take exported files into an archive, so that its server, history and describe show them, too.")
    int take(@Mixin Console own, @Mixin ArchivePlace place,
            @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files that pawl archive export wrote, or another archive's.") List<Path> files) {
        for (Path file : files) {
            try {
                own.out().println(ArchiveTransfer.take(file, place.files()).map(name -> file + " is there as " + name)
                        .orElse(file + " was there already."));
            } catch (IOException e) {
                throw CommandException.usage(String.valueOf(e.getMessage()));
            }
        }
        return ExitCode.OK;
    }
}
