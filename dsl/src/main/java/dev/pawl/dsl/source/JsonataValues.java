package dev.pawl.dsl.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.dsl.source.Code.Chain;
import dev.pawl.expr.jsonata.JsonataTemplate;
import java.util.Map;
import java.util.regex.Pattern;

/** Templates of JSONata: objects, arrays and expressions in them. */
final class JsonataValues {
    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z_][A-Za-z0-9_]*");
    private static final Map<String, String> KNOWN = Map.of("$states.input", "input", "$states.result", "result",
            "$states.errorOutput", "errorOutput", "$states.context", "context");
    private final Vocabulary words;
    private final PlainCode plain;

    JsonataValues(Vocabulary words) {
        this.words = words;
        this.plain = new PlainCode(words, QueryLanguage.JSONATA);
    }

    /** A value of any kind. */
    Code of(JsonNode json) {
        if (json.isTextual() && JsonataTemplate.isExpression(json.textValue())) {
            return expression(inner(json.textValue()));
        }
        if (json.isContainerNode() && plain.isLarge(json)) {
            return plain.template(json);
        }
        if (json.isObject()) {
            return object(json);
        }
        return json.isArray() && !plain.isListOfPlain(json)
                ? Code.chain(PlainCode.list(entry("array"), json.valueStream().map(this::of).toList()))
                : plain.value(json);
    }

    /** What a method takes as a value or as Java's own. */
    Code member(JsonNode json) {
        return plain.isPlain(json) ? plain.of(json) : of(json);
    }

    /** Whether it should rather be a text of JSON. */
    boolean isLarge(JsonNode json) {
        return plain.isLarge(json);
    }

    /** An expression of a type that the place where it stands decides. */
    Code expr(String source) {
        return Code.chain(entry("expr"), JavaText.of(source));
    }

    private Code expression(String source) {
        String known = KNOWN.get(source);
        if (known != null) {
            return Code.chain(entry(known));
        }
        if (VARIABLE.matcher(source).matches()) {
            return source.equals("$states")
                    ? expr(source)
                    : Code.chain(entry("variable"), JavaText.of(source.substring(1)));
        }
        return ContextNames.of(source, "$states.context.")
                .<Code>map(name -> Code.chain(entry("context")).beside(Code.call(name))).orElseGet(() -> expr(source));
    }

    private Code object(JsonNode json) {
        Chain object = Code.chain(entry("object"));
        for (Map.Entry<String, JsonNode> e : json.properties()) {
            object = object.and(Code.call("put", JavaText.of(e.getKey()), member(e.getValue())));
        }
        return object;
    }

    private String entry(String name) {
        return words.entry(QueryLanguage.JSONATA, name);
    }

    private static String inner(String text) {
        return text.substring(2, text.length() - 2).strip();
    }
}
