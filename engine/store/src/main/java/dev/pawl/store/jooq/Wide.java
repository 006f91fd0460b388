package dev.pawl.store.jooq;

import java.util.List;
import org.jooq.Field;
import org.jooq.Query;

/**
 * A statement that writes any number of rows at once: each of its parameters is a column of them, as an
 * array.
 *
 * @param types
 *            of the columns, in the order in which rows have them; further values of rows are left out
 * @param key
 *            columns whose values must not be twice in one statement; none if they may
 */
record Wide(String sql, List<String> types, List<Integer> key) {
    /** What PostgreSQL calls the type of a column. */
    static String type(Field<?> field) {
        return field.getType() == Long.class ? "int8" : "text";
    }

    /** Takes columns of these fields. */
    static Wide of(Query query, List<Field<?>> columns, Integer... key) {
        return new Wide(query.getSQL(), columns.stream().map(Wide::type).toList(), List.of(key));
    }
}
