package dev.pawl.http.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.http.invoke.HttpParameters.ArrayFormat;
import dev.pawl.http.transport.Percent;
import dev.pawl.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Writes an object as a form: members of members in brackets, arrays in one of four ways. */
final class FormEncoding {
    private final ArrayFormat arrays;
    private final List<String> pairs = new ArrayList<>();

    private FormEncoding(ArrayFormat arrays) {
        this.arrays = arrays;
    }

    static String of(JsonNode object, ArrayFormat arrays) {
        FormEncoding form = new FormEncoding(arrays);
        object.properties().forEach(member -> form.add(member.getKey(), member.getValue()));
        return String.join("&", form.pairs);
    }

    private void add(String key, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(member -> add(key + "[" + member.getKey() + "]", member.getValue()));
        } else if (value.isArray()) {
            array(key, value);
        } else {
            pairs.add(Percent.form(key) + "=" + scalar(value));
        }
    }

    private void array(String key, JsonNode values) {
        switch (arrays) {
            case INDICES -> {
                for (int i = 0; i < values.size(); i++) {
                    add(key + "[" + i + "]", values.get(i));
                }
            }
            case REPEAT -> values.forEach(value -> add(key, value));
            case BRACKETS -> values.forEach(value -> add(key + "[]", value));
            case COMMAS -> {
                List<String> all = new ArrayList<>();
                values.forEach(value -> all.add(value.isContainerNode()
                        ? Percent.form(Json.write(value))
                        : scalar(value)));
                if (!all.isEmpty()) {
                    pairs.add(Percent.form(key) + "=" + String.join(",", all));
                }
            }
        }
    }

    private static String scalar(JsonNode value) {
        return value.isNull() ? "" : Percent.form(value.asText());
    }
}
