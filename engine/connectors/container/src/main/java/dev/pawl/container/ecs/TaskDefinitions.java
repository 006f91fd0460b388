package dev.pawl.container.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationException;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.container.ecs.TaskDefinition.Revision;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.scratch.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The task definitions in files and folders of files. Each time one is asked for, files that changed are read
 * again; another
 * content is another revision. Revisions are kept, so they mean the same after a restart.
 */
final class TaskDefinitions {
    private static final Logger LOG = LoggerFactory.getLogger(TaskDefinitions.class);

    private final List<Path> sources;
    private final Path home;
    private Map<Path, String> stamps = Map.of();
    private final Map<String, Integer> latest = new TreeMap<>();
    private final Map<Path, String> complained = new HashMap<>();

    private TaskDefinitions(List<Path> sources, Path home) {
        this.sources = sources;
        this.home = home;
    }

    /**
     * Reads them all.
     *
     * @param home
     *            a folder to keep revisions in
     * @throws ConfigurationException
     *             if one cannot be used
     */
    static TaskDefinitions of(List<Path> sources, Path home) {
        TaskDefinitions definitions = new TaskDefinitions(sources, home);
        for (Path source : sources) {
            if (!Files.exists(source)) {
                throw new ConfigurationException("Expected task definitions in " + source
                        + " (taskDefinitions of containers), but there is no such file or folder");
            }
        }
        for (Path file : definitions.files()) {
            definitions.read(file);
        }
        definitions.stamps = definitions.stampsNow();
        return definitions;
    }

    static List<Path> sources(Configuration configuration) {
        return configuration.value("containers").flatMap(section -> section.find("taskDefinitions"))
                .map(ConfigurationValue::texts).orElse(List.of()).stream().map(configuration::resolve)
                .map(Path::toAbsolutePath).toList();
    }

    /** What their families are called. */
    synchronized List<String> families() {
        refresh();
        return List.copyOf(latest.keySet());
    }

    /** The newest revision of a family, if there is one. */
    synchronized Optional<Revision> latest(String family) {
        refresh();
        return Optional.ofNullable(latest.get(family)).flatMap(number -> revision(family, number));
    }

    /** A revision, also an older one. */
    synchronized Optional<Revision> revision(String family, int number) {
        refresh();
        Path file = home.resolve(family).resolve(number + ".json");
        if (!latest.containsKey(family) || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            ConfigurationValue value = new ConfigurationValue(Json.read(Files.readString(file)), "",
                    family + ":" + number);
            return Optional.of(new Revision(DefinitionReader.read(value), number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refresh() {
        Map<Path, String> now = stampsNow();
        if (now.equals(stamps)) {
            return;
        }
        now.forEach((file, stamp) -> {
            if (!stamp.equals(stamps.get(file))) {
                try {
                    read(file);
                } catch (ConfigurationException e) {
                    if (!stamp.equals(complained.put(file, stamp))) {
                        LOG.error("A changed task definition is not used: {}", e.getMessage());
                    }
                }
            }
        });
        stamps = now;
    }

    private Map<Path, String> stampsNow() {
        Map<Path, String> now = new TreeMap<>();
        for (Path file : files()) {
            try {
                now.put(file, Files.getLastModifiedTime(file) + " " + Files.size(file));
            } catch (IOException e) {
                LOG.debug("A task definition was there and is gone: {}", e.toString());
            }
        }
        return now;
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Path source : sources) {
            if (!Files.isDirectory(source)) {
                files.add(source);
                continue;
            }
            try (Stream<Path> inside = Files.list(source)) {
                inside.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file)).sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                LOG.warn("The folder of task definitions {} cannot be read: {}", source, e.toString());
            }
        }
        return files;
    }

    private void read(Path file) {
        JsonNode json;
        try {
            json = Json.read(Files.readString(file));
        } catch (IOException e) {
            throw new ConfigurationException("Expected a task definition in " + file + ", but it cannot be read: "
                    + e.getMessage());
        } catch (JsonTextException e) {
            throw new ConfigurationException("Expected a task definition in " + file + ", but it is no JSON: "
                    + e.getMessage());
        }
        ConfigurationValue root = new ConfigurationValue(json, "", file.toString());
        for (ConfigurationValue each : json.isArray() ? root.items() : List.of(root)) {
            register(each.find("taskDefinition").filter(inner -> inner.json().isObject()).orElse(each));
        }
    }

    private void register(ConfigurationValue value) {
        TaskDefinition definition = DefinitionReader.read(value);
        String text = Json.write(value.json());
        Path folder = home.resolve(definition.family());
        try {
            int newest = newest(folder);
            if (newest == 0 || !Files.readString(folder.resolve(newest + ".json")).equals(text)) {
                // an environment with secrets may stand in it
                OwnerOnly.folder(folder);
                newest++;
                Files.writeString(folder.resolve(newest + ".json"), text);
                definition.notices().forEach(notice -> LOG.warn("Task definition {}: {}", definition.family(), notice));
            }
            latest.put(definition.family(), newest);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Expected to keep the task definition " + definition.family() + " in " + folder
                            + ", but: " + e.getMessage(),
                    e);
        }
    }

    private static int newest(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> revisions = Files.list(folder)) {
            return revisions.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,9}\\.json"))
                    .mapToInt(name -> Integer.parseInt(name.substring(0, name.indexOf('.')))).max().orElse(0);
        }
    }
}
