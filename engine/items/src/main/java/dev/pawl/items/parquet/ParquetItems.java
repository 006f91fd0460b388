package dev.pawl.items.parquet;

import dev.pawl.items.format.Format;
import dev.pawl.items.format.FormatException;

/** The rows of a Parquet file. */
public final class ParquetItems {
    private ParquetItems() {}

    /** The format. */
    public static Format format() {
        return (content, from) -> {
            throw new FormatException("Parquet cannot be read yet.");
        };
    }
}
