package dev.pawl.server.cli;

import dev.pawl.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Finds the configuration: the file that was named, or a {@code pawl.json} in a folder. */
final class ConfigurationFile {
    private static final String NAME = "pawl.json";
    private static final Set<String> SECTIONS = Set.of("access", "alerts", "approvals", "archive", "aws", "backup",
            "cluster", "connections", "containers", "database", "egress", "functions", "kubernetes", "limits", "lint",
            "localFunctions", "logging", "login", "metrics", "notify", "people", "protection", "retention", "schedules",
            "secrets", "server", "throttling", "tls", "tracing", "webhooks");

    private ConfigurationFile() {}

    /** What a file says, or the {@code pawl.json} of that folder if there is one, or nothing. */
    static Configuration of(Optional<Path> named, Path folder) {
        Path usual = folder.resolve(NAME);
        if (named.isEmpty() && !Files.exists(usual)) {
            return Configuration.NONE;
        }
        Configuration configuration = Configuration.read(named.orElse(usual));
        configuration.requireSections(SECTIONS);
        return configuration;
    }

    /** The folder that a definition lies in. */
    static Path folderOf(Path definition) {
        return Optional.ofNullable(definition.toAbsolutePath().getParent()).orElseGet(() -> Path.of("."));
    }
}
