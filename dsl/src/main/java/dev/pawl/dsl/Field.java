package dev.pawl.dsl;

import java.io.Serializable;
import java.time.temporal.Temporal;
import java.util.function.Function;

/**
 * A component of a record, named by its accessor, such as {@code Order::total}: the compiler knows that it
 * exists and
 * of which type it is.
 *
 * @param <T>
 *            the record
 * @param <R>
 *            the component's type
 */
@FunctionalInterface
public interface Field<T, R> extends Function<T, R>, Serializable {
    /**
     * Its name in JSON.
     *
     * @throws IllegalArgumentException
     *             if this is no reference to an accessor
     */
    default String jsonName() {
        return FieldNames.name(FieldNames.component(this));
    }

    /**
     * Whether it holds one thing, be it a record, and no array.
     *
     * @throws IllegalArgumentException
     *             if this is no reference to an accessor
     */
    default boolean isSingle() {
        Class<?> type = FieldNames.component(this).getType();
        return type.isPrimitive() || type.isEnum() || type.isRecord() || type == String.class || type == Boolean.class
                || Number.class.isAssignableFrom(type) || Temporal.class.isAssignableFrom(type);
    }
}
