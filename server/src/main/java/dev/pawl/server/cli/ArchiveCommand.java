package dev.pawl.server.cli;

import dev.pawl.archive.ArchiveEntry;
import dev.pawl.archive.ArchiveFiles;
import dev.pawl.archive.Archived;
import dev.pawl.archive.ArchivedExecution;
import dev.pawl.archive.FolderFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pawl archive}: executions in a folder of archive files; no server is needed. */
@Command(name = "archive", description = "Look at executions that were archived.", synopsisSubcommandLabel = "COMMAND")
final class ArchiveCommand implements Runnable {
    private static final int MOST = 1000;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Console console = new Console();

    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(console.out());
    }

    @Command(name = "list", description = "List archived executions, newest files first, at most 1000.")
    int list(@Mixin Console own,
            @Option(names = "--archive", paramLabel = "DIR", required = true, description = "The folder.") Path folder,
            @Option(names = "--machine", paramLabel = "MACHINE", description = "Only of that machine: name or ARN.") Optional<String> machine,
            @Option(names = "--status", paramLabel = "STATUS", description = "Only of that status, such as FAILED.") Optional<String> status) {
        List<ArchiveEntry> found = new Archived(files(folder)).search(entry -> machine
                .map(name -> entry.stateMachineArn().equals(name) || entry.stateMachineArn().endsWith(":" + name))
                .orElse(true) && status.map(name -> entry.status().name().equalsIgnoreCase(name)).orElse(true), MOST);
        found.forEach(entry -> own.out().println(entry.stoppedAt() + "  " + entry.status() + "  " + entry.arn()));
        if (found.isEmpty()) {
            own.out().println("No archived executions.");
        }
        return ExitCode.OK;
    }

    @Command(name = "show", description = "Show what happened in an archived execution.")
    int show(@Mixin Console own,
            @Option(names = "--archive", paramLabel = "DIR", required = true, description = "The folder.") Path folder,
            @Option(names = "--json", description = "Print all that is archived of it.") boolean json,
            @Parameters(paramLabel = "EXECUTION", description = "Its ARN or name.") String execution) {
        Archived archive = new Archived(files(folder));
        ArchiveEntry entry = archive
                .search(one -> one.arn().equals(execution) || one.name().equals(execution), 1).stream().findFirst()
                .orElseThrow(() -> CommandException.usage("Expected an archived execution " + execution
                        + ", but there is none in " + folder + ". pawl archive list lists them."));
        ArchivedExecution found = archive.read(entry);
        PrintWriter out = own.out();
        if (json) {
            out.println(PrettyJson.of(found.json()));
            return ExitCode.OK;
        }
        out.println(own.paint().strong(found.execution().info().stateMachineName())
                + own.paint().faint("  execution " + found.execution().info().name() + "  archived"));
        PathPrinter printer = new PathPrinter(out, own.paint());
        found.events().stream().filter(event -> event.visible()).forEach(printer::print);
        new EndReport(out, own.paint(), false).ended(found.execution().status(),
                Duration.between(found.execution().info().startedAt(), entry.stoppedAt()), found.execution().output(),
                found.execution().failure());
        return ExitCode.OK;
    }

    @Command(name = "verify", description = "Read all files and say whether they are as they were written.")
    int verify(@Mixin Console own,
            @Option(names = "--archive", paramLabel = "DIR", required = true, description = "The folder.") Path folder) {
        ArchiveFiles files = files(folder);
        Archived archive = new Archived(files);
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
            throw CommandException.usage(broken + " files of the archive are damaged.");
        }
        return ExitCode.OK;
    }

    private static ArchiveFiles files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw CommandException.usage("Expected a folder of archive files, but there is no folder " + folder + ".");
        }
        return new FolderFiles(folder);
    }
}
