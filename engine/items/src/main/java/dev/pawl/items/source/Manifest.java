package dev.pawl.items.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.items.bucket.ObjectRef;
import dev.pawl.items.format.CsvDialect;
import dev.pawl.items.format.FormatException;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names the objects that hold the items.
 *
 * @param objects
 *            in the order of the manifest
 * @param inventory
 *            how those of an S3 inventory are written; empty if the ReaderConfig says it
 */
record Manifest(List<ObjectRef> objects, Optional<Inventory> inventory) {
    /** A manifest is read at once: it names files, of which there are few beside the items in them. */
    private static final int MOST_BYTES = 16 << 20;

    /** How the files of an inventory are written. */
    sealed interface Inventory {
        /** As text, in columns of these names. */
        record Delimited(CsvDialect dialect) implements Inventory {}

        /** As Parquet. */
        record Parquet() implements Inventory {}
    }

    /** The manifest.json of an S3 inventory. */
    static Manifest ofInventory(InputStream bytes) throws IOException {
        JsonNode json = json(text(bytes));
        String bucket = json.path("destinationBucket").asText().replaceFirst("^arn:[^:]*:s3:::", "");
        List<ObjectRef> objects = new ArrayList<>();
        for (JsonNode file : json.path("files")) {
            objects.add(ObjectRef.of(bucket, file.path("key").asText()));
        }
        if (bucket.isEmpty() || !json.path("files").isArray()) {
            throw new FormatException(
                    "Expected destinationBucket and files in the manifest of an S3 inventory, but they are not there.");
        }
        return new Manifest(List.copyOf(objects), Optional.of(inventory(json)));
    }

    private static Inventory inventory(JsonNode json) throws FormatException {
        String format = json.path("fileFormat").asText();
        return switch (format) {
            case "CSV" -> new Inventory.Delimited(new CsvDialect((byte) ',',
                    Optional.of(List.of(json.path("fileSchema").asText().strip().split("\\s*,\\s*", -1)))));
            case "Parquet" -> new Inventory.Parquet();
            default -> throw new FormatException(
                    "Expected an S3 inventory in CSV or Parquet, but its manifest says " + format + ".");
        };
    }

    /** The list of files that Athena writes: a URI in each line. */
    static Manifest ofAthena(InputStream bytes) throws IOException {
        List<ObjectRef> objects = new ArrayList<>();
        for (String line : text(bytes).lines().toList()) {
            String uri = line.strip().replaceFirst("^\"(.*)\"$", "$1");
            if (!uri.isEmpty()) {
                objects.add(object(uri));
            }
        }
        return new Manifest(List.copyOf(objects), Optional.empty());
    }

    private static ObjectRef object(String uri) throws FormatException {
        String rest = uri.replaceFirst("^[sS]3://", "");
        int slash = rest.indexOf('/');
        if (rest.equals(uri) || slash <= 0 || slash == rest.length() - 1) {
            throw new FormatException("Expected a URI such as s3://bucket/key in each line of the manifest, but got "
                    + uri + ".");
        }
        return ObjectRef.of(rest.substring(0, slash), rest.substring(slash + 1));
    }

    private static String text(InputStream bytes) throws IOException {
        byte[] all = bytes.readNBytes(MOST_BYTES + 1);
        if (all.length > MOST_BYTES) {
            throw new FormatException("Expected a manifest of at most 16 MiB, but it is larger.");
        }
        return new String(all, StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) throws FormatException {
        try {
            return Json.read(text);
        } catch (JsonTextException e) {
            throw new FormatException("Expected JSON in the manifest of an S3 inventory, but " + e.getMessage() + ".",
                    e);
        }
    }
}
