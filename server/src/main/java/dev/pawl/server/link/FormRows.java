package dev.pawl.server.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Buttons that add and take away rows of a list: they decide nothing, and the page comes back. */
final class FormRows {
    private static final Pattern REMOVE = Pattern.compile("remove (\\d{1,4}) (f.*)", Pattern.DOTALL);
    private static final Pattern ADD = Pattern.compile("add (f.*)", Pattern.DOTALL);

    private FormRows() {}

    /** Whether such a button was pressed, or Enter in a field. */
    static boolean isAsked(Map<String, String> sent) {
        String act = sent.getOrDefault("act", "");
        return act.equals("stay") || ADD.matcher(act).matches() || REMOVE.matcher(act).matches();
    }

    /** The values with a row more or less; a new row has its defaults. */
    static Map<String, String> changed(Optional<JsonNode> form, Map<String, String> sent) {
        Map<String, String> values = new TreeMap<>(sent);
        String act = sent.getOrDefault("act", "");
        Matcher add = ADD.matcher(act);
        Matcher remove = REMOVE.matcher(act);
        if (form.isPresent() && add.matches()) {
            FormPlace.named(FormPlace.root(FormShape.of(form.get())), add.group(1), values)
                    .filter(place -> place.kind() == FormShape.Kind.LIST).ifPresent(list -> add(list, values));
        } else if (remove.matches()) {
            remove(remove.group(2), Integer.parseInt(remove.group(1)), values);
        }
        return values;
    }

    private static void add(FormPlace list, Map<String, String> values) {
        int rows = FormAnswers.rows(list, values);
        if (rows < FormPlace.MOST_ROWS) {
            values.putAll(FormDraft.of(list.row(rows)));
            values.put(list.rowsName(), String.valueOf(rows + 1));
        }
    }

    /** Every row after the one that goes moves up. */
    private static void remove(String name, int gone, Map<String, String> values) {
        String count = values.getOrDefault(name + "~n", "0");
        int rows = count.matches("\\d{1,4}") ? Math.min(Integer.parseInt(count), FormPlace.MOST_ROWS) : 0;
        if (gone >= rows) {
            return;
        }
        Map<String, String> moved = new TreeMap<>();
        values.forEach((key, value) -> {
            Optional<Integer> row = rowOf(name, key);
            if (row.isEmpty() || row.get() < gone) {
                moved.put(key, value);
            } else if (row.get() > gone) {
                String rest = key.substring((name + "/" + row.get()).length());
                moved.put(name + "/" + (row.get() - 1) + rest, value);
            }
        });
        moved.put(name + "~n", String.valueOf(rows - 1));
        values.clear();
        values.putAll(moved);
    }

    private static Optional<Integer> rowOf(String list, String key) {
        Matcher row = Pattern.compile(Pattern.quote(list) + "/(\\d{1,4})(?:[/~].*)?", Pattern.DOTALL).matcher(key);
        return row.matches() ? Optional.of(Integer.parseInt(row.group(1))) : Optional.empty();
    }
}
