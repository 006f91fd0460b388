package dev.pawl.items.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.items.ItemsRequest;
import dev.pawl.items.ReaderConfig;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.format.Csv;
import dev.pawl.items.format.CsvDialect;
import dev.pawl.items.format.Format;
import dev.pawl.items.format.FormatException;
import dev.pawl.items.format.JsonItems;
import dev.pawl.items.format.JsonLines;
import dev.pawl.items.parquet.ParquetItems;
import java.io.IOException;
import java.io.InputStream;

/** Finds out what a request means, and opens that. */
final class Sources {
    private final Buckets buckets;

    Sources(Buckets buckets) {
        this.buckets = buckets;
    }

    /**
     * Opens a source.
     *
     * @param position
     *            as {@link SourceValues#position} said; a missing node for the beginning
     */
    SourceValues open(ItemsRequest request, JsonNode position) throws IOException {
        S3Arguments arguments = S3Arguments.of(request.arguments());
        ReaderConfig config = request.config();
        String action = request.resource().substring(request.resource().lastIndexOf(':') + 1);
        return switch (action) {
            case "getObject" -> isManifest(config)
                    ? ofManifest(arguments, config, position)
                    : SingleObject.open(buckets, arguments.object(), format(config), position);
            case "listObjectsV2" -> listed(arguments, config, position);
            default -> throw new FormatException("Expected s3:getObject or s3:listObjectsV2 as Resource of the "
                    + "ItemReader, but got " + request.resource() + ".");
        };
    }

    private SourceValues listed(S3Arguments arguments, ReaderConfig config, JsonNode position) throws IOException {
        String bucket = arguments.bucket();
        boolean flatten = config.transformation().filter("LOAD_AND_FLATTEN"::equals).isPresent();
        return flatten
                ? FlattenedObjects.open(buckets, new ListedQueue(buckets, bucket, arguments.prefix(), position),
                        format(config), position)
                : new ListedObjects(buckets, bucket, arguments.prefix(), position);
    }

    private static boolean isManifest(ReaderConfig config) {
        return config.manifestType().isPresent() || config.inputType().filter("MANIFEST"::equals).isPresent();
    }

    private SourceValues ofManifest(S3Arguments arguments, ReaderConfig config, JsonNode position)
            throws IOException {
        boolean athena = config.manifestType().filter("ATHENA_DATA"::equals).isPresent();
        ObjectContent content = new ObjectContent(buckets,
                ObjectContent.pinned(arguments.object(), position.path("manifest")));
        Manifest manifest;
        try (InputStream bytes = content.open()) {
            manifest = athena ? Manifest.ofAthena(bytes) : Manifest.ofInventory(bytes);
        }
        Format format = manifest.inventory().isPresent()
                ? inventory(manifest.inventory().get())
                : format(config);
        return FlattenedObjects.open(buckets, new ManifestQueue(manifest.objects(), content.pin(), position), format,
                position);
    }

    private static Format inventory(Manifest.Inventory inventory) {
        return switch (inventory) {
            case Manifest.Inventory.Delimited text -> Csv.format(text.dialect());
            case Manifest.Inventory.Parquet parquet -> ParquetItems.format();
        };
    }

    private static Format format(ReaderConfig config) throws FormatException {
        String type = config.inputType().orElse("JSON");
        return switch (type) {
            case "JSON" -> JsonItems.format(config.itemsPointer());
            case "JSONL" -> JsonLines.format();
            case "CSV" -> Csv.format(CsvDialect.of(config.csv().delimiter(), config.csv().headerLocation(),
                    config.csv().headers()));
            case "PARQUET" -> ParquetItems.format();
            default -> throw new FormatException(
                    "Expected CSV, JSON, JSONL or PARQUET as InputType of the items, but got " + type + ".");
        };
    }
}
