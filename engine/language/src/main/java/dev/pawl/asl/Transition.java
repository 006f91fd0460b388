package dev.pawl.asl;

/** Where a state leads. */
public sealed interface Transition {
    /** On to another state of the same flow. */
    record Next(String state) implements Transition {}

    /** Out of the flow. */
    record End() implements Transition {}
}
