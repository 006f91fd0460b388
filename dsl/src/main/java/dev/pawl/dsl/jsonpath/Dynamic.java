package dev.pawl.dsl.jsonpath;

/**
 * What is found when the state runs: a path, or a call of an intrinsic function. A member of a payload
 * template that
 * holds one is named {@code name.$}; an array cannot hold one directly.
 *
 * @param <T>
 *            the Java type of what it comes to
 */
public sealed interface Dynamic<T> extends Value<T> permits Path, Intrinsic {
    /** As it stands in a definition. */
    String text();
}
