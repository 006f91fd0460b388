package dev.pawl.dsl;

/** In which forms a distributed Map reads items and writes results; the names are those of definitions. */
public final class Formats {
    private Formats() {}

    /** What the bytes are. */
    public enum InputType {
        CSV, JSON, JSONL, PARQUET, MANIFEST
    }

    /** Whose list of files a manifest is. */
    public enum ManifestType {
        ATHENA_DATA, S3_INVENTORY
    }

    /** Whether the listed objects or what they hold are the items. */
    public enum ReadTransformation {
        NONE, LOAD_AND_FLATTEN
    }

    /** What stands between the columns of CSV. */
    public enum CsvDelimiter {
        COMMA, PIPE, SEMICOLON, SPACE, TAB
    }

    /** Who names the columns of CSV. */
    public enum CsvHeaderLocation {
        FIRST_ROW, GIVEN
    }

    /** What is kept of each iteration: all, its output, or the elements of its output. */
    public enum WriteTransformation {
        NONE, COMPACT, FLATTEN
    }

    /** One JSON document, or a line for each result. */
    public enum OutputType {
        JSON, JSONL
    }
}
