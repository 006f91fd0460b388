package dev.pawl.dsl.jsonpath;

/**
 * A call of an intrinsic function; see {@link Intrinsics}.
 *
 * @param text
 *            such as {@code States.UUID()}
 * @param <T>
 *            the Java type of what it gives
 */
public record Intrinsic<T>(String text) implements Dynamic<T> {
    /** The same, taken for another type; nothing is converted. */
    public <R> Intrinsic<R> as(Class<R> type) {
        return new Intrinsic<>(text);
    }
}
