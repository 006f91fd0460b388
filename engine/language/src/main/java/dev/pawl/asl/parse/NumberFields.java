package dev.pawl.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.NumberField;
import dev.pawl.asl.QueryLanguage;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads numbers: written down, from a path, or from an expression. */
final class NumberFields {
    private NumberFields() {}

    /** A field with its variants: {@code name}, {@code namePath}, or an expression in {@code name}. */
    static Optional<NumberField> read(Fields fields, String name, QueryLanguage language, Range range) {
        String pathName = name + "Path";
        fields.atMostOne(name, pathName);
        if (fields.has(pathName) && language == QueryLanguage.JSON_PATH) {
            return PathFields.reference(fields, pathName).map(NumberField.FromPath::new);
        }
        return fields.value(name).flatMap(v -> number(v, fields, name, language, range));
    }

    private static Optional<NumberField> number(JsonNode value, Fields fields, String name, QueryLanguage language,
            Range range) {
        if (value.isTextual() && language == QueryLanguage.JSONATA && value.textValue().startsWith("{%")) {
            return JsonataFields.expression(value.textValue(), fields.at(name), fields.problems(), Reach.INPUT)
                    .map(NumberField.FromJsonata::new);
        }
        return range.check(value, fields.at(name), fields.problems())
                ? Optional.of(new NumberField.Constant(value.decimalValue()))
                : Optional.empty();
    }

    /** A field that can only be written down. */
    static OptionalLong constant(Fields fields, String name, Range range) {
        Optional<JsonNode> value = fields.value(name);
        return value.isPresent() && range.check(value.get(), fields.at(name), fields.problems())
                ? OptionalLong.of(value.get().longValue())
                : OptionalLong.empty();
    }
}
