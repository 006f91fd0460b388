package dev.pawl.dsl.jsonpath;

import dev.pawl.dsl.Field;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A JSONPath: {@code $} begins in the data, {@code $$} in the context object, {@code $name} in a variable.
 *
 * @param <T>
 *            the Java type of what it leads to
 */
public record Path<T>(String text) implements Dynamic<T> {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /**
     * A component of the record that it leads to: {@code order.get(Order::total)}.
     *
     * @throws IllegalArgumentException
     *             if the field is no reference to a record's accessor
     */
    public <R> Path<R> get(Field<? super T, R> field) {
        return field(field.jsonName());
    }

    /** A member, of which the compiler knows nothing: its type is what it is used as. */
    public <R> Path<R> field(String name) {
        return PLAIN.matcher(name).matches()
                ? new Path<>(text + "." + name)
                : new Path<>(text + "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']");
    }

    /** The element at that index, from 0. */
    public <R> Path<R> at(int index) {
        return new Path<>(text + "[" + index + "]");
    }

    /** All elements; what follows is asked of each. Such a path leads to several places. */
    public <R> Path<List<R>> all() {
        return new Path<>(text + "[*]");
    }

    /** The same, taken for another type; nothing is converted. */
    public <R> Path<R> as(Class<R> type) {
        return new Path<>(text);
    }
}
