package dev.pawl.lint.shape;

import java.util.Optional;

/**
 * Something in a definition that cannot go well, as the shapes of its data show.
 *
 * @param kind
 *            what is wrong
 * @param state
 *            the state in which it is
 * @param location
 *            as AWS writes places, such as {@code /States/Charge/Parameters/order.$}
 * @param message
 *            why, and what to do, for people
 * @param suggestion
 *            the name that was probably meant
 */
public record FlowProblem(Kind kind, String state, String location, String message, Optional<String> suggestion) {
    /** The ways in which data can be wrong. */
    public enum Kind {
        /** A path names what no earlier state can have produced. */
        PATH_NEVER_PRODUCED,
        /** A JSONata expression gives nothing, whatever the data. */
        EXPRESSION_ALWAYS_UNDEFINED,
        /** A value is never of the type that its place needs. */
        TYPE_NEVER_FITS,
        /** A variable is read that some way to the state leaves without a value. */
        VARIABLE_MAYBE_UNASSIGNED,
        /** ResultPath leads into something that is no object. */
        RESULT_PATH_ON_NON_OBJECT,
        /** No data can make the rule of a Choice hold. */
        CHOICE_NEVER_TRUE,
        /** The rule of a Choice holds for all data that arrive, so that what stands after it is dead. */
        CHOICE_ALWAYS_TRUE,
        /** A payload is near AWS's limit of 256 KiB, or holds the input so often that it soon will be. */
        PAYLOAD_LIMIT,
        /** A payload grows with something that nothing here bounds. */
        PAYLOAD_UNBOUNDED
    }

    /** Whether the state fails, or the rule is dead, in every execution; other kinds are likely only. */
    public boolean isSure() {
        return switch (kind) {
            case PATH_NEVER_PRODUCED, EXPRESSION_ALWAYS_UNDEFINED, TYPE_NEVER_FITS, RESULT_PATH_ON_NON_OBJECT,
                    CHOICE_NEVER_TRUE, CHOICE_ALWAYS_TRUE ->
                true;
            case VARIABLE_MAYBE_UNASSIGNED, PAYLOAD_LIMIT, PAYLOAD_UNBOUNDED -> false;
        };
    }
}
