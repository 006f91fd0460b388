package dev.pawl.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in a {@code pawl.json}: a JSON object with a section for each part that can be configured.
 * Paths in it are
 * relative to the folder of the file.
 */
public final class Configuration {
    /** No file: every part does what it does unasked. */
    public static final Configuration NONE = new Configuration(JsonNodeFactory.instance.objectNode(), "pawl.json",
            Path.of(""));

    private final JsonNode root;
    private final String name;
    private final Path folder;

    private Configuration(JsonNode root, String name, Path folder) {
        this.root = root;
        this.name = name;
        this.folder = folder;
    }

    /**
     * Reads a file.
     *
     * @throws ConfigurationException
     *             if it cannot be read or is no JSON object
     */
    public static Configuration read(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        try {
            return of(Json.readOnce(Files.readString(absolute)), file.toString(), folder);
        } catch (IOException e) {
            throw new ConfigurationException("Expected the configuration in " + file + ", but it cannot be read: "
                    + e.getMessage());
        } catch (JsonTextException e) {
            throw new ConfigurationException("Expected JSON in " + file + ", but: " + e.getMessage());
        }
    }

    /**
     * A configuration that is there already.
     *
     * @param name
     *            what it is called in messages
     * @param folder
     *            where its relative paths start
     */
    public static Configuration of(JsonNode root, String name, Path folder) {
        if (!root.isObject()) {
            throw new ConfigurationException("Expected an object in " + name + ", but found "
                    + ConfigurationValue.kind(root));
        }
        return new Configuration(root, name, folder);
    }

    /** The same file's with other contents, such as those that variables were put over. */
    public Configuration with(JsonNode contents) {
        return of(contents, name, folder);
    }

    /** All that stands in it. */
    public JsonNode json() {
        return root;
    }

    /** The value of a section, if it is there and not null. */
    public Optional<JsonNode> section(String section) {
        return value(section).map(ConfigurationValue::json);
    }

    /** The value of a section together with its place, if it is there and not null. */
    public Optional<ConfigurationValue> value(String section) {
        return new ConfigurationValue(root, "", name).find(section);
    }

    /** A path as it is meant: absolute, or relative to the folder of the file. */
    public Path resolve(String path) {
        return folder.resolve(path).normalize();
    }

    /**
     * Refuses sections that nobody knows, which are mistyped ones.
     *
     * @throws ConfigurationException
     *             naming the first
     */
    public void requireSections(Set<String> known) {
        new ConfigurationValue(root, "", name).requireOnly(known);
    }

    /** What tells it from others without telling what stands in it: SHA-256 of its JSON. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(Json.write(root).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 on every Java, but there is none", e);
        }
    }

    /** Without what stands in it. */
    @Override
    public String toString() {
        return "Configuration[" + name + "]";
    }
}
