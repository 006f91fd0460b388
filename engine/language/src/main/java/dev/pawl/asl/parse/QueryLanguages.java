package dev.pawl.asl.parse;

import dev.pawl.asl.QueryLanguage;

/**
 * Reads QueryLanguage. Whatever is written and is not exactly "JSONPath" is taken for JSONata, as AWS does.
 */
final class QueryLanguages {
    private static final String NAME = "QueryLanguage";

    private QueryLanguages() {}

    static QueryLanguage parse(Fields fields, QueryLanguage otherwise) {
        if (!fields.has(NAME)) {
            return otherwise;
        }
        boolean jsonPath = fields.node().path(NAME).asText().equals(QueryLanguage.JSON_PATH.text());
        return jsonPath ? QueryLanguage.JSON_PATH : QueryLanguage.JSONATA;
    }

    /** Reports a value that does not exist. */
    static void check(Fields fields) {
        fields.oneOf(NAME, QueryLanguage.JSON_PATH.text(), QueryLanguage.JSONATA.text());
    }
}
