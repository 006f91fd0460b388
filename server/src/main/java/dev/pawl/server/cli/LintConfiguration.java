package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.lint.LintSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds what was agreed on for a definition: the nearest {@code .pawl-lint.json} in its folder or one above,
 * or
 * section lint of the configuration.
 */
final class LintConfiguration {
    private static final String NAME = ".pawl-lint.json";

    private LintConfiguration() {}

    static LintSettings of(Path definition, Optional<Path> named) {
        Path folder = ConfigurationFile.folderOf(definition);
        for (Path at = folder.normalize(); at != null && named.isEmpty(); at = at.getParent()) {
            if (Files.isRegularFile(at.resolve(NAME))) {
                return read(json(at.resolve(NAME)), at.resolve(NAME).toString());
            }
        }
        Path beside = Files.exists(folder.resolve("pawl.json")) ? folder : Path.of("");
        return ConfigurationFile.of(named, beside).section("lint")
                .map(section -> read(section, "section lint of the configuration")).orElse(LintSettings.NONE);
    }

    private static JsonNode json(Path file) {
        try {
            return Json.read(TextInput.file(file));
        } catch (JsonTextException e) {
            throw CommandException.usage("Expected JSON in " + file + ", but: " + e.getMessage());
        }
    }

    private static LintSettings read(JsonNode json, String name) {
        try {
            return LintSettings.read(json, name);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }
}
