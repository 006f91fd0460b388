package dev.pawl.dsl;

/** Where a step leads. */
public sealed interface Onward {
    /** To the step that is written after it; the last one ends its flow. */
    record Following() implements Onward {}

    /** To the state of that name. */
    record To(String name) implements Onward {}

    /** Out of the flow. */
    record End() implements Onward {}

    /** Nowhere by itself: Choice, Succeed and Fail. */
    record Nowhere() implements Onward {}
}
