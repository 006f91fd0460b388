package dev.pawl.server.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What fields begin with, under the names by which they are sent. */
final class FormDraft {
    private final Map<String, String> values = new TreeMap<>();

    private FormDraft() {}

    /** The defaults of a form. */
    static Map<String, String> of(JsonNode shape) {
        return of(FormPlace.root(shape));
    }

    /** The defaults of a part of a form. */
    static Map<String, String> of(FormPlace place) {
        FormDraft draft = new FormDraft();
        draft.fill(place, MissingNode.getInstance());
        return draft.values;
    }

    private void fill(FormPlace place, JsonNode given) {
        JsonNode value = given.isMissingNode() ? place.schema().path("default") : given;
        switch (place.kind()) {
            case GROUP -> {
                for (FormPlace member : place.members()) {
                    String name = member.pointer().substring(place.pointer().length());
                    fill(member, value.at(name));
                }
            }
            case LIST -> {
                int rows = Math.min(FormPlace.MOST_ROWS,
                        Math.max(value.size(), place.schema().path("minItems").asInt()));
                values.put(place.rowsName(), String.valueOf(rows));
                for (int i = 0; i < rows; i++) {
                    fill(place.row(i), value.path(i));
                }
            }
            case VARIANT -> {
                values.put(place.variantName(), "0");
                for (int i = 0; i < FormShape.variants(place.schema()).size(); i++) {
                    fill(place.variant(i), value);
                }
            }
            case CHECKS -> checks(place, value);
            case CHOICE -> chosen(place, value);
            case FLAG -> put(place.name(), value.asBoolean() ? "true" : "");
            case TEXT, NUMBER -> put(place.name(), value.isValueNode() && !value.isNull() ? value.asText() : "");
            case JSON -> put(place.name(), value.isMissingNode() ? "" : value.toString());
            case CONSTANT -> {
                // nobody can say anything else
            }
        }
    }

    private void chosen(FormPlace place, JsonNode value) {
        List<FormShape.Choice> choices = FormShape.choices(place.schema());
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).value().equals(value)) {
                put(place.name(), String.valueOf(i));
            }
        }
    }

    private void checks(FormPlace place, JsonNode value) {
        List<FormShape.Choice> choices = FormShape.choices(place.schema().path("items"));
        for (int i = 0; i < choices.size(); i++) {
            for (JsonNode one : value) {
                if (choices.get(i).value().equals(one)) {
                    put(place.checkName(i), "true");
                }
            }
        }
    }

    private void put(String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }
}
