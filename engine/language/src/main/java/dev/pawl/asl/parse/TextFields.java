package dev.pawl.asl.parse;

import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.TextField;
import java.util.Optional;

/** Reads texts: written down, from a path, or from an expression. */
final class TextFields {
    private TextFields() {}

    /** A text in JSONata, which may be an expression, or in JSONPath, where it stands for itself. */
    static Optional<TextField> read(Fields fields, String name, QueryLanguage language) {
        return fields.text(name).flatMap(text -> switch (language) {
            case JSON_PATH -> Optional.of(new TextField.Constant(text));
            case JSONATA -> jsonata(text, fields, name);
        });
    }

    private static Optional<TextField> jsonata(String text, Fields fields, String name) {
        return text.startsWith("{%")
                ? JsonataFields.expression(text, fields.at(name), fields.problems(), Reach.INPUT)
                        .map(TextField.FromJsonata::new)
                : Optional.of(new TextField.Constant(text));
    }

    /** As above, or from a path or intrinsic in {@code pathName}. */
    static Optional<TextField> read(Fields fields, String name, String pathName, QueryLanguage language) {
        fields.atMostOne(name, pathName);
        return fields.has(pathName) && language == QueryLanguage.JSON_PATH
                ? PathFields.pathOrIntrinsic(fields, pathName).map(TextField.FromPath::new)
                : read(fields, name, language);
    }
}
