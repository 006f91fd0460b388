package dev.pawl.dsl.jsonata;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Functions of objects. */
public final class Members {
    private Members() {}

    /** The members of all; where several have one, that of the last counts. */
    public static Expr<Object> merge(Value<?>... objects) {
        return Expr.path(Arrays.stream(objects).map(o -> o.expr().text())
                .collect(Collectors.joining(", ", "$merge([", "])")));
    }

    /** The names of its members. */
    public static Expr<List<String>> keys(Value<?> object) {
        return Expr.array("$keys(" + object.expr().text() + ")");
    }

    /** The member whose name that is. */
    public static <T> Expr<T> lookup(Value<?> object, Value<String> name) {
        return Expr.call("lookup", object, name);
    }

    /** What kind of JSON it is: null, number, string, boolean, array or object. */
    public static Expr<String> type(Value<?> value) {
        return Expr.call("type", value);
    }
}
