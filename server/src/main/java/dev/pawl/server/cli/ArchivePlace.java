package dev.pawl.server.cli;

import dev.pawl.archive.ArchiveFiles;
import dev.pawl.archive.Archived;
import dev.pawl.config.Configuration;
import dev.pawl.server.assembly.ArchiveSettings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option that says where archived executions lie, named here or in the configuration. */
final class ArchivePlace {
    @Option(names = "--archive", paramLabel = "PLACE", description = "Where archived executions lie: a folder, an exported file, or s3://BUCKET/PREFIX. Default: what section archive of the configuration says.")
    private Optional<String> place = Optional.empty();

    private static Configuration configuration() {
        return ConfigurationFile.of(Optional.ofNullable(System.getenv("PAWL_CONFIG")).filter(name -> !name.isEmpty())
                .map(Path::of), Path.of(""));
    }

    /** Where they lie; empty if neither option nor configuration says so. */
    Optional<ArchiveFiles> find() {
        ClassLoader classes = ArchivePlace.class.getClassLoader();
        if (place.isEmpty()) {
            return ArchiveSettings.read(BackupPlace.reaching(configuration(), name -> true), classes)
                    .map(ArchiveSettings::files);
        }
        String named = place.get();
        if (!named.startsWith("s3://") && !Files.exists(Path.of(named))) {
            throw CommandException.usage("Expected a folder of archive files, or one file, but there is nothing at "
                    + named + ".");
        }
        return Optional.of(ArchiveSettings.at(named, BackupPlace.reaching(configuration(), name -> true), classes)
                .orElseThrow(() -> CommandException.usage("Expected something that reaches buckets for " + named
                        + ", but there is nothing on the class path")));
    }

    /** Tells which files a search met that cannot be read, and whether there are any. */
    static boolean damaged(Archived archive, PrintWriter err) {
        archive.damaged().values().stream().sorted().forEach(err::println);
        return !archive.damaged().isEmpty();
    }

    /** The same as the end of a message; nothing if there are none. */
    static String damaged(Archived archive) {
        return archive.damaged().isEmpty()
                ? ""
                : " It may be in what cannot be read: " + archive.damaged().values().stream().sorted()
                        .collect(Collectors.joining("; ")) + ". pawl archive verify tells more.";
    }

    /** Where they lie. */
    ArchiveFiles files() {
        return find().orElseThrow(() -> CommandException
                .usage("Expected --archive FOLDER, FILE or s3://BUCKET/PREFIX, or section archive in the configuration"));
    }

    /** The executions there; none if nobody says where. */
    Optional<Archived> archived() {
        return find().map(Archived::new);
    }
}
