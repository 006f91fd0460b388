package dev.pawl.dsl.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.expr.jsonata.JsonataTemplate;
import java.util.List;

/** JSON that stands for itself, as Java's own literals where it has any. */
final class PlainCode {
    /** What has more values or is deeper stands as a text of JSON: the compiler has its limits, too. */
    private static final int MOST_VALUES = 60;
    private static final int DEEPEST = 8;
    private final Vocabulary words;
    private final QueryLanguage language;

    PlainCode(Vocabulary words, QueryLanguage language) {
        this.words = words;
        this.language = language;
    }

    /** Whether Java has a literal for it, which no method could take for something else. */
    boolean isPlain(JsonNode json) {
        return json.isNumber() || json.isBoolean() || (json.isTextual() && !isExpression(json.textValue()));
    }

    boolean isListOfPlain(JsonNode json) {
        return json.isArray() && !json.isEmpty() && json.valueStream().allMatch(this::isPlain);
    }

    private boolean isExpression(String text) {
        return switch (language) {
            case JSONATA -> JsonataTemplate.isExpression(text);
            case JSON_PATH -> false;
        };
    }

    /** A literal, a list of literals, or null. */
    Code of(JsonNode json) {
        if (json.isTextual()) {
            return JavaText.of(json.textValue());
        }
        if (json.isNumber()) {
            return JavaNumbers.of(json, words);
        }
        return json.isArray()
                ? Code.chain(list(words.type(List.class) + ".of", json.valueStream().map(this::of).toList()))
                : Code.word(json.toString());
    }

    /** The same as a value of the DSL. */
    Code value(JsonNode json) {
        return Code.chain(words.entry(language, "value"), of(json));
    }

    /** Whether it should rather be a text of JSON. */
    boolean isLarge(JsonNode json) {
        return count(json, 0) > MOST_VALUES;
    }

    private static int count(JsonNode json, int depth) {
        if (depth > DEEPEST) {
            return MOST_VALUES + 1;
        }
        int count = 1;
        for (JsonNode child : json) {
            count += count(child, depth + 1);
        }
        return count;
    }

    /** A text of JSON as a definition has it. */
    Code template(JsonNode json) {
        return Code.chain(words.entry(language, "template"), JavaText.of(PrettyText.of(json)));
    }

    static Code.Call list(String method, List<Code> elements) {
        return new Code.Call(method, List.of(), elements, elements.size() == 1 ? Code.Break.INSIDE : Code.Break.BEFORE);
    }
}
