package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.dsl.Field;
import org.jspecify.annotations.Nullable;

/**
 * A record of which each component is given by a value of its type:
 * {@code a(Charge.class).set(Charge::orderId).to(order.get(Order::id)).set(Charge::currency).to("EUR")}.
 *
 * @param members
 *            the components given so far, by their names in JSON
 * @param <T>
 *            the record
 */
public record RecordValue<T extends Record>(Class<T> type, ObjectValue members) implements Template<T> {
    /**
     * The component to give next; two calls, so that the compiler holds the value against the component's own
     * type.
     *
     * @throws IllegalArgumentException
     *             if the field is no reference to a record's accessor
     */
    public <R> Component<T, R> set(Field<? super T, R> field) {
        return new Component<>(this, field.jsonName());
    }

    /**
     * A component that waits for its value.
     *
     * @param <R>
     *            the component's type
     */
    public record Component<T extends Record, R>(RecordValue<T> record, String name) {
        /** From there. */
        public RecordValue<T> to(Value<? extends R> value) {
            return new RecordValue<>(record.type, record.members.put(name, value));
        }

        /** As it is. */
        public RecordValue<T> to(@Nullable R literal) {
            return to(new Literal<R>(Literals.of(literal)));
        }
    }

    @Override
    public JsonNode json() {
        return members.json();
    }
}
