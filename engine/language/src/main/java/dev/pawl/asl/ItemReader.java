package dev.pawl.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Where a distributed Map reads its items from.
 *
 * @param arguments
 *            Bucket, Key and their like
 * @param readerConfig
 *            how the bytes become items
 */
public record ItemReader(String resource, Optional<ServiceArguments> arguments, Optional<ReaderConfig> readerConfig) {
    /**
     * How bytes become items.
     *
     * @param inputType
     *            CSV, JSON, JSONL, PARQUET or MANIFEST
     * @param maxItems
     *            at most so many items
     * @param source
     *            the whole object as it was written
     */
    public record ReaderConfig(Optional<String> inputType, Optional<String> manifestType,
            Optional<String> transformation, Csv csv, Optional<TextField> itemsPointer,
            Optional<NumberField> maxItems, JsonNode source) {}

    /** What CSV needs to know. */
    public record Csv(Optional<String> delimiter, Optional<String> headerLocation, List<String> headers) {}
}
