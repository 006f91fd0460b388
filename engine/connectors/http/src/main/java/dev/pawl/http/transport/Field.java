package dev.pawl.http.transport;

import java.util.List;
import java.util.Optional;

/** A name with a value: a header, or a parameter of a query. */
public record Field(String name, String value) {
    /** The first value of that name, whatever its case. */
    public static Optional<String> first(List<Field> fields, String name) {
        return fields.stream().filter(field -> field.name.equalsIgnoreCase(name)).map(Field::value).findFirst();
    }

    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
        return "Field[" + name + "]";
    }
}
