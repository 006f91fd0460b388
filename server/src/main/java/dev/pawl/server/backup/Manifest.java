package dev.pawl.server.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands beside a backup: enough to know what it is without opening it. It is written last, so a backup
 * without one
 * was not finished and does not count.
 *
 * @param name
 *            of the backup, such as {@code pawl-20261122T030000Z}
 * @param from
 *            {@code sqlite} or {@code postgres}: what was copied; the copy is always SQLite
 * @param stored
 *            the file as it lies there
 * @param database
 *            the file within it
 * @param key
 *            a fingerprint of the secret in the store, which signs task tokens' links and seals
 * @param configuration
 *            SHA-256 of the configuration that the server had, which is not in the backup
 */
public record Manifest(String name, int format, String version, String from, Instant createdAt, Content stored,
        Content database, List<Head> heads, Counts counts, String key, Optional<String> configuration) {
    private static final String KIND = "pawl-backup";
    private static final int VERSION = 1;

    /** Bytes of a file. */
    public record Content(String file, long sizeBytes, String sha256) {}

    /** How far a partition had come. */
    public record Head(int partition, long epoch, long position) {}

    /** What was in it. */
    public record Counts(long executions, long running, long machines) {}

    /** Keeps its own list. */
    public Manifest {
        heads = List.copyOf(heads);
    }

    /** What the manifest of a backup is called. */
    public String file() {
        return name + ".json";
    }

    /** As it is written. */
    public ObjectNode json() {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("kind", KIND).put("manifestVersion", VERSION).put("name", name).put("format", format)
                .put("version", version).put("from", from).put("createdAt", createdAt.toString());
        out.set("stored", content(stored));
        out.set("database", content(database));
        ArrayNode all = out.putArray("partitions");
        heads.forEach(head -> all.addObject().put("partition", head.partition()).put("epoch", head.epoch())
                .put("position", head.position()));
        out.putObject("counts").put("executions", counts.executions()).put("running", counts.running())
                .put("machines", counts.machines());
        out.put("keyFingerprint", key);
        configuration.ifPresent(hash -> out.put("configurationSha256", hash));
        return out;
    }

    private static ObjectNode content(Content content) {
        return JsonNodeFactory.instance.objectNode().put("file", content.file()).put("size", content.sizeBytes())
                .put("sha256", content.sha256());
    }

    /**
     * Reads one.
     *
     * @param name
     *            of the backup, as that of the file says
     * @throws BackupException
     *             if it is none
     */
    public static Manifest read(String text, String name, String where) {
        Manifest read = read(text, where);
        String file = read.stored().file();
        // what it names is read and removed: never anything but its own
        if (!read.name().equals(name) || !file.startsWith(name + ".") || file.contains("/") || file.contains("\\")) {
            throw new BackupException("Expected the manifest of " + name + " in " + where + ", but it is that of "
                    + read.name() + " in a file " + file + ": it is damaged or was changed");
        }
        return read;
    }

    private static Manifest read(String text, String where) {
        try {
            JsonNode json = Json.read(text);
            if (!json.path("kind").asText().equals(KIND) || json.path("manifestVersion").asInt() != VERSION) {
                throw new BackupException("Expected the manifest of a backup in " + where + ", but it is another file"
                        + " or of a newer version of Pawl");
            }
            List<Head> heads = new ArrayList<>();
            json.path("partitions").forEach(head -> heads.add(new Head(head.path("partition").asInt(),
                    head.path("epoch").asLong(), head.path("position").asLong())));
            JsonNode counts = json.path("counts");
            return new Manifest(json.path("name").asText(), json.path("format").asInt(), json.path("version").asText(),
                    json.path("from").asText(), Instant.parse(json.path("createdAt").asText()),
                    content(json.path("stored")), content(json.path("database")), heads,
                    new Counts(counts.path("executions").asLong(), counts.path("running").asLong(),
                            counts.path("machines").asLong()),
                    json.path("keyFingerprint").asText(),
                    Optional.ofNullable(json.path("configurationSha256").textValue()));
        } catch (JsonTextException | DateTimeException e) {
            throw new BackupException("Expected the manifest of a backup in " + where + ", but it cannot be read: "
                    + e.getMessage(), e);
        }
    }

    private static Content content(JsonNode json) {
        return new Content(json.path("file").asText(), json.path("size").asLong(), json.path("sha256").asText());
    }
}
