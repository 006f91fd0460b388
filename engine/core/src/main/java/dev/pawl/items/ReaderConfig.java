package dev.pawl.items;

import dev.pawl.asl.ItemReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A ReaderConfig, evaluated. Texts are as they were written: the readers say what they do not know.
 *
 * @param inputType
 *            CSV, JSON, JSONL, PARQUET or MANIFEST
 * @param manifestType
 *            S3_INVENTORY or ATHENA_DATA
 * @param transformation
 *            NONE or LOAD_AND_FLATTEN
 * @param itemsPointer
 *            JSON Pointer to the items
 * @param maxItems
 *            at most so many; absent or 0 is no limit
 */
public record ReaderConfig(Optional<String> inputType, Optional<String> manifestType, Optional<String> transformation,
        Csv csv, Optional<String> itemsPointer, OptionalLong maxItems) {
    /** Says nothing at all. */
    public static final ReaderConfig NONE = new ReaderConfig(Optional.empty(), Optional.empty(), Optional.empty(),
            new Csv(Optional.empty(), Optional.empty(), List.of()), Optional.empty(), OptionalLong.empty());

    /** The config as a definition has it, with the values of the fields that were evaluated. */
    public static ReaderConfig of(ItemReader.ReaderConfig written, Optional<String> itemsPointer,
            OptionalLong maxItems) {
        ItemReader.Csv csv = written.csv();
        return new ReaderConfig(written.inputType(), written.manifestType(), written.transformation(),
                new Csv(csv.delimiter(), csv.headerLocation(), csv.headers()), itemsPointer, maxItems);
    }

    /**
     * What CSV needs to know.
     *
     * @param delimiter
     *            COMMA, PIPE, SEMICOLON, SPACE or TAB
     * @param headerLocation
     *            FIRST_ROW or GIVEN
     */
    public record Csv(Optional<String> delimiter, Optional<String> headerLocation, List<String> headers) {
        /** Keeps its own copy. */
        public Csv {
            headers = List.copyOf(headers);
        }
    }
}
