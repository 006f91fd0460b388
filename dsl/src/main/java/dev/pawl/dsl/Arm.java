package dev.pawl.dsl;

/**
 * Where a choice or a caught error leads: to a state by name, on to what follows, or into steps of its own,
 * which then
 * go on to what follows.
 *
 * @param <L>
 *            the query language of machines that may hold it
 */
public sealed interface Arm<L extends Language> permits Arm.To, Arm.On, Steps {
    /** To the state of that name. */
    record To<L extends Language>(String name) implements Arm<L> {}

    /** To the step that is written after the one that this arm belongs to. */
    record On<L extends Language>() implements Arm<L> {}
}
