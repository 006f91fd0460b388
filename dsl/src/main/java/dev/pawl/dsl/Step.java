package dev.pawl.dsl;

/**
 * A state that can stand in a flow. Steps never change: every method that adds something gives another step.
 *
 * @param <L>
 *            the query language of machines that may hold it
 */
public interface Step<L extends Language> {
    /** What has been written so far. */
    Draft draft();

    /** Its name. */
    default String name() {
        return draft().name();
    }
}
