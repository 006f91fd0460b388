package dev.pawl.asl.parse;

import dev.pawl.asl.ItemReader;
import dev.pawl.asl.QueryLanguage;
import java.util.Optional;

/** Reads where a distributed Map gets its items from. */
final class ItemReaderParser {
    static final AllowedFields ALLOWED = AllowedFields.of("Resource", "ReaderConfig").jsonPath("Parameters")
            .jsonata("Arguments");
    static final AllowedFields CONFIG = AllowedFields.of("InputType", "ManifestType", "Transformation",
            "CSVDelimiter", "CSVHeaderLocation", "CSVHeaders", "ItemsPointer", "MaxItems")
            .jsonPath("MaxItemsPath", "ItemsPointerPath");
    private static final String[] CSV_FIELDS = {"CSVDelimiter", "CSVHeaderLocation", "CSVHeaders"};

    private ItemReaderParser() {}

    static ItemReader parse(Fields fields, QueryLanguage language) {
        fields.allowOnly(ALLOWED, language);
        fields.require("Resource");
        return new ItemReader(ServiceArgumentsParser.resource(fields, "s3:getObject", "s3:listObjectsV2").orElse(""),
                ServiceArgumentsParser.parse(fields, language),
                fields.object("ReaderConfig").map(c -> config(c, language)));
    }

    private static ItemReader.ReaderConfig config(Fields fields, QueryLanguage language) {
        fields.allowOnly(CONFIG, language);
        Optional<String> inputType = fields.oneOf("InputType", "CSV", "JSON", "JSONL", "PARQUET", "MANIFEST");
        inputType.ifPresent(type -> checkCsv(fields, type));
        return new ItemReader.ReaderConfig(inputType, fields.oneOf("ManifestType", "ATHENA_DATA", "S3_INVENTORY"),
                fields.oneOf("Transformation", "NONE", "LOAD_AND_FLATTEN"), csv(fields),
                TextFields.read(fields, "ItemsPointer", "ItemsPointerPath", language),
                NumberFields.read(fields, "MaxItems", language, Range.ITEMS), fields.node());
    }

    private static ItemReader.Csv csv(Fields fields) {
        Optional<String> location = fields.oneOf("CSVHeaderLocation", "FIRST_ROW", "GIVEN");
        if (location.equals(Optional.of("GIVEN"))) {
            fields.require("CSVHeaders");
        }
        return new ItemReader.Csv(fields.oneOf("CSVDelimiter", "COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"), location,
                fields.texts("CSVHeaders"));
    }

    /** An Athena manifest may be made of CSV files, so only other types refuse what belongs to CSV. */
    private static void checkCsv(Fields fields, String inputType) {
        if (inputType.equals("CSV")) {
            if (!fields.has("CSVHeaderLocation")) {
                fields.problems().schema("The field 'CSVHeaderLocation' is required but was missing",
                        fields.location());
            }
        } else if (!inputType.equals("MANIFEST")) {
            for (String name : CSV_FIELDS) {
                if (fields.has(name)) {
                    fields.problems().schema("Field '" + name + "' is not supported", fields.location());
                }
            }
        }
    }
}
