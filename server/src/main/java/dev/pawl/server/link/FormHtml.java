package dev.pawl.server.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Draws a form's fields with what stands in them and what is wrong with it. */
final class FormHtml {
    private static final int LONG_TEXT = 200;
    private static final int FEW = 5;
    private static final List<String> LONG_FORMATS = List.of("multiline", "textarea", "markdown");

    private final Map<String, String> values;
    private final Map<String, String> errors;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final StringBuilder out = new StringBuilder();
    private int count;

    /**
     * To be drawn.
     *
     * @param values
     *            what stands in the fields, by name
     * @param errors
     *            what is wrong, by pointer
     */
    FormHtml(Map<String, String> values, Map<String, String> errors) {
        this.values = values;
        this.errors = errors;
    }

    /** The fields of a form. */
    String draw(JsonNode shape) {
        FormPlace root = FormPlace.root(shape);
        if (root.kind() == FormShape.Kind.GROUP) {
            root.members().forEach(this::field);
        } else {
            field(root);
        }
        return out.toString();
    }

    /** The place that is drawn, or the nearest one around it that is; the form as a whole is empty. */
    String placeOf(String pointer) {
        String place = pointer;
        while (!place.isEmpty() && !ids.containsKey(place)) {
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return place;
    }

    /** All places in the order in which they are drawn. */
    List<String> places() {
        return List.copyOf(ids.keySet());
    }

    /** Where in the page a place is, once it is drawn. */
    Optional<String> idOf(String pointer) {
        return Optional.ofNullable(ids.get(pointer));
    }

    /** What people call a place that is drawn. */
    String titleOf(String pointer) {
        return titles.getOrDefault(pointer, pointer);
    }

    private void field(FormPlace place) {
        switch (place.kind()) {
            case CONSTANT -> out.append("<p class=\"field\"><strong>").append(Html.escaped(place.title()))
                    .append("</strong> ").append(Html.escaped(FormShape.text(place.schema().path("const"))))
                    .append("</p>");
            case CHOICE -> choice(place);
            case VARIANT -> variants(place);
            case FLAG -> flag(place);
            case TEXT, NUMBER, JSON -> input(place);
            case GROUP -> group(place, () -> place.members().forEach(this::field));
            case LIST -> group(place, () -> rows(place));
            case CHECKS -> group(place, () -> checks(place));
        }
    }

    private void group(FormPlace place, Runnable inner) {
        String id = begin(place);
        out.append("<fieldset class=\"group\" id=\"").append(id).append('"').append(describedBy(place, id))
                .append("><legend>").append(label(place)).append("</legend>").append(hint(place, id));
        inner.run();
        out.append(wrong(place, id)).append("</fieldset>");
    }

    private void rows(FormPlace place) {
        int rows = FormAnswers.rows(place, values);
        hidden(place.rowsName(), String.valueOf(rows));
        for (int i = 0; i < rows; i++) {
            out.append("<div class=\"row\">");
            field(place.row(i));
            button("remove " + i + " " + place.name(), "Remove " + place.row(i).title());
            out.append("</div>");
        }
        int most = place.schema().path("maxItems").asInt(FormPlace.MOST_ROWS);
        if (rows < Math.min(most, FormPlace.MOST_ROWS)) {
            button("add " + place.name(), "Add " + place.schema().path("items").path("title").asText(place.title()));
        }
    }

    private void button(String act, String text) {
        out.append("<button class=\"small\" name=\"act\" formnovalidate value=\"").append(Html.escaped(act))
                .append("\">").append(Html.escaped(text)).append("</button>");
    }

    private void hidden(String name, String value) {
        out.append("<input type=\"hidden\" name=\"").append(Html.escaped(name)).append("\" value=\"")
                .append(Html.escaped(value)).append("\">");
    }

    private void checks(FormPlace place) {
        List<FormShape.Choice> choices = FormShape.choices(place.schema().path("items"));
        for (int i = 0; i < choices.size(); i++) {
            check("type=\"checkbox\"", place.checkName(i), "true", values.containsKey(place.checkName(i)),
                    choices.get(i).title());
        }
    }

    private void check(String kind, String name, String value, boolean on, String label) {
        out.append("<label class=\"check\"><input ").append(kind).append(" name=\"")
                .append(Html.escaped(name)).append("\" value=\"").append(Html.escaped(value)).append('"')
                .append(on ? " checked" : "").append("><span>").append(Html.escaped(label))
                .append("</span></label>");
    }

    /** Style sheets show the shape whose mark is set, so that none of it needs a script. */
    private void variants(FormPlace place) {
        int chosen = FormAnswers.variant(place, values);
        List<JsonNode> all = FormShape.variants(place.schema());
        group(place, () -> {
            for (int i = 0; i < all.size(); i++) {
                String id = "v" + ++count;
                out.append("<input type=\"radio\" class=\"pick p").append(i).append("\" id=\"").append(id)
                        .append("\" name=\"").append(Html.escaped(place.variantName())).append("\" value=\"").append(i)
                        .append('"').append(i == chosen ? " checked" : "").append("><label for=\"").append(id)
                        .append("\">").append(Html.escaped(place.variant(i).title())).append("</label>");
            }
            for (int i = 0; i < all.size(); i++) {
                out.append("<div class=\"shape s").append(i).append("\">");
                FormPlace variant = place.variant(i);
                if (variant.kind() == FormShape.Kind.GROUP) {
                    variant.members().forEach(this::field);
                } else {
                    field(variant);
                }
                out.append("</div>");
            }
        });
    }

    private void flag(FormPlace place) {
        String id = begin(place);
        out.append("<div class=\"field\"><label class=\"check\"><input type=\"checkbox\" value=\"true\"")
                .append(attributes(place, id)).append(values.containsKey(place.name()) ? " checked" : "")
                .append("><span>").append(Html.escaped(place.title())).append("</span></label>")
                .append(hint(place, id)).append(wrong(place, id)).append("</div>");
    }

    private void choice(FormPlace place) {
        List<FormShape.Choice> choices = FormShape.choices(place.schema());
        String chosen = values.getOrDefault(place.name(), "");
        if (choices.size() > FEW) {
            labelled(place, id -> out.append("<select").append(attributes(place, id)).append(needed(place))
                    .append("><option value=\"\">").append(place.required() ? "Choose" : "No answer")
                    .append("</option>")
                    .append(String.join("", IntStream.range(0, choices.size())
                            .mapToObj(i -> "<option value=\"" + i + "\"" + (chosen.equals("" + i) ? " selected" : "")
                                    + ">" + Html.escaped(choices.get(i).title()) + "</option>")
                            .toList()))
                    .append("</select>"));
            return;
        }
        group(place, () -> {
            for (int i = 0; i < choices.size(); i++) {
                check("type=\"radio\"" + needed(place), place.name(), String.valueOf(i),
                        chosen.equals(String.valueOf(i)), choices.get(i).title());
            }
            if (!place.required()) {
                check("type=\"radio\"", place.name(), "", chosen.isEmpty(), "No answer");
            }
        });
    }

    private void input(FormPlace place) {
        String value = Html.escaped(values.getOrDefault(place.name(), ""));
        boolean isJson = place.kind() == FormShape.Kind.JSON;
        labelled(place, id -> {
            if (isJson || isLong(place.schema())) {
                out.append("<textarea rows=\"4\"").append(isJson ? " class=\"code\" spellcheck=\"false\"" : "")
                        .append(attributes(place, id)).append(needed(place)).append(FormLimits.of(place.schema()))
                        .append('>').append(value).append("</textarea>");
            } else {
                out.append("<input").append(FormLimits.type(place.schema())).append(" value=\"").append(value)
                        .append('"').append(attributes(place, id)).append(needed(place))
                        .append(FormLimits.of(place.schema())).append('>');
            }
        });
    }

    private static boolean isLong(JsonNode schema) {
        return schema.path("maxLength").asInt(0) > LONG_TEXT || LONG_FORMATS.contains(schema.path("format").asText());
    }

    private interface Inner {
        void draw(String id);
    }

    private void labelled(FormPlace place, Inner inner) {
        String id = begin(place);
        out.append("<div class=\"field").append(errors.containsKey(place.pointer()) ? " is-wrong" : "")
                .append("\"><label for=\"").append(id).append("\">").append(label(place)).append("</label>")
                .append(hint(place, id));
        inner.draw(id);
        out.append(wrong(place, id)).append("</div>");
    }

    private String begin(FormPlace place) {
        String id = "i" + ++count;
        ids.putIfAbsent(place.pointer(), id);
        titles.putIfAbsent(place.pointer(), place.title());
        return id;
    }

    private static String label(FormPlace place) {
        return Html.escaped(place.title()) + (place.kind() == FormShape.Kind.JSON ? " <small>as JSON</small>" : "")
                + (place.required() ? " <span class=\"needed\">*<span class=\"hidden\"> needed</span></span>" : "");
    }

    private static String hint(FormPlace place, String id) {
        String text = FormLimits.words(place.schema());
        return text.isEmpty() ? "" : "<small id=\"" + id + "h\">" + Html.escaped(text) + "</small>";
    }

    private String wrong(FormPlace place, String id) {
        String error = errors.get(place.pointer());
        return error == null ? "" : "<p class=\"wrong\" id=\"" + id + "e\">" + Html.escaped(error) + "</p>";
    }

    private String attributes(FormPlace place, String id) {
        boolean bad = errors.containsKey(place.pointer());
        return " id=\"" + id + "\" name=\"" + Html.escaped(place.name()) + "\"" + describedBy(place, id)
                + (bad ? " aria-invalid=\"true\"" : "")
                + (place.schema().path("readOnly").asBoolean() ? " readonly" : "");
    }

    private String describedBy(FormPlace place, String id) {
        String by = (FormLimits.words(place.schema()).isEmpty() ? "" : id + "h ")
                + (errors.containsKey(place.pointer()) ? id + "e" : "");
        return by.isEmpty() ? "" : " aria-describedby=\"" + by.strip() + "\"";
    }

    private static String needed(FormPlace place) {
        return place.required() ? " required" : "";
    }
}
