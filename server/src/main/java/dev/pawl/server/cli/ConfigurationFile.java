package dev.pawl.server.cli;

import dev.pawl.config.Configuration;
import dev.pawl.server.settings.Overlay;
import dev.pawl.server.settings.Overlay.Overlaid;
import dev.pawl.server.settings.SettingsSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the configuration: the file that was named, or a {@code pawl.json} in a folder. */
final class ConfigurationFile {
    private static final String NAME = "pawl.json";
    private static final Set<String> SECTIONS = Set.of("$schema", "access", "alerts", "approvals", "archive", "aws",
            "backup",
            "cluster", "connections", "containers", "database", "egress", "functions", "kubernetes", "limits", "lint",
            "localFunctions", "logging", "login", "metrics", "notify", "people", "protection", "retention", "schedules",
            "secrets", "server", "throttling", "tls", "tracing", "webhooks");

    private ConfigurationFile() {}

    /**
     * What a file says, or the {@code pawl.json} of that folder if there is one, or nothing; variables over it.
     */
    static Configuration of(Optional<Path> named, Path folder) {
        return of(named, folder, List.of());
    }

    /**
     * The same, with flags over all of it.
     *
     * @param flags
     *            each {@code NAME=VALUE}
     */
    static Configuration of(Optional<Path> named, Path folder, List<String> flags) {
        Optional<Path> file = file(named, folder);
        Configuration read = file.map(Configuration::read).orElse(Configuration.NONE);
        Overlaid whole = overlay(flags).over(read.json());
        if (file.isEmpty() && whole.origins().isEmpty()) {
            return Configuration.NONE;
        }
        Configuration configuration = read.with(whole.root());
        configuration.requireSections(SECTIONS);
        return configuration;
    }

    /** The file that is read, if any. */
    static Optional<Path> file(Optional<Path> named, Path folder) {
        return named.or(() -> Optional.of(folder.resolve(NAME)).filter(Files::exists));
    }

    /** What comes over a file. */
    static Overlay overlay(List<String> flags) {
        return new Overlay(ConfigurationFile::schema, System.getenv(), flags);
    }

    /** What may stand in one. */
    static SettingsSchema schema() {
        return SettingsSchema.of(SECTIONS.stream().filter(section -> !section.startsWith("$")).toList());
    }

    /** The folder that a definition lies in. */
    static Path folderOf(Path definition) {
        return Optional.ofNullable(definition.toAbsolutePath().getParent()).orElseGet(() -> Path.of("."));
    }
}
