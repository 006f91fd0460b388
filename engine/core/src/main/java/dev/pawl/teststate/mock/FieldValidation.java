package dev.pawl.teststate.mock;

/** How strictly a made-up result is held against the model of its service. */
public enum FieldValidation {
    /** What is required is there, and all that is there fits. */
    STRICT,
    /** All that is there fits. */
    PRESENT,
    /** Nothing is looked at. */
    NONE
}
