package dev.pawl.asl.parse;

import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.ResultWriter;

/** Reads where and how a distributed Map writes its results. */
final class ResultWriterParser {
    static final AllowedFields ALLOWED = AllowedFields.of("Resource", "WriterConfig").jsonPath("Parameters")
            .jsonata("Arguments");
    static final AllowedFields CONFIG = AllowedFields.of("Transformation", "OutputType");

    private ResultWriterParser() {}

    static ResultWriter parse(Fields fields, QueryLanguage language) {
        fields.allowOnly(ALLOWED, language);
        if (!fields.has("Resource") && !fields.has("WriterConfig")) {
            fields.require("Resource");
        }
        if (fields.has("Resource")) {
            fields.require(language == QueryLanguage.JSONATA ? "Arguments" : "Parameters");
        }
        return new ResultWriter(ServiceArgumentsParser.resource(fields, "s3:putObject"),
                ServiceArgumentsParser.parse(fields, language),
                fields.object("WriterConfig").map(c -> config(c, language)));
    }

    private static ResultWriter.WriterConfig config(Fields fields, QueryLanguage language) {
        fields.allowOnly(CONFIG, language);
        return new ResultWriter.WriterConfig(fields.oneOf("Transformation", "NONE", "COMPACT", "FLATTEN"),
                fields.oneOf("OutputType", "JSON", "JSONL"));
    }
}
