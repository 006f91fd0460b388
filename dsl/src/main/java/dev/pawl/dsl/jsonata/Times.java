package dev.pawl.dsl.jsonata;

import java.time.Instant;

/** Functions of times, which are texts in ISO 8601: {@code 2026-03-01T12:00:00.000Z}. */
public final class Times {
    private Times() {}

    /** The present moment: the same wherever it stands in one expression. */
    public static Expr<Instant> now() {
        return Expr.call("now");
    }

    /** The present moment, in milliseconds since 1970. */
    public static Expr<Long> millis() {
        return Expr.call("millis");
    }

    /** A moment, in milliseconds since 1970. */
    public static Expr<Long> toMillis(Value<?> time) {
        return Expr.call("toMillis", time);
    }

    /** The moment that is so many milliseconds after the beginning of 1970. */
    public static Expr<Instant> fromMillis(Value<? extends Number> millis) {
        return Expr.call("fromMillis", millis);
    }

    /** The same, by a picture such as {@code [Y0001]-[M01]-[D01]}. */
    public static Expr<String> fromMillis(Value<? extends Number> millis, String picture) {
        return Expr.call("fromMillis", millis, Jsonata.value(picture));
    }
}
