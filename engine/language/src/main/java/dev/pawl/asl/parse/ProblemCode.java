package dev.pawl.asl.parse;

/** What kind of problem a definition has; the names are AWS's, but for the last group. */
public enum ProblemCode {
    INVALID_JSON_DESCRIPTION, SCHEMA_VALIDATION_FAILED, MISSING_TRANSITION_TARGET, MISSING_END_STATE, DUPLICATE_STATE_NAME, INVALID_STATE_NAME, DUPLICATE_LABEL_NAME, INVALID_LABEL_NAME, TOO_DEEPLY_NESTED, INVALID_JSONATA_EXPRESSION, UNSUPPORTED_JSONATA_EXPRESSION, INVALID_VARIABLE_NAME, RESERVED_VARIABLE_NAME,
    /** Warning: a value looks like a path, but its key does not end in ".$". */
    NO_DOLLAR,
    /** Warning: a value looks like a path, but its field does not end in "Path". */
    NO_PATH,
    /** Warning: the Result of a Pass is never evaluated. */
    PASS_RESULT_IS_STATIC,
    /** Ours, a warning: a field stands twice in one object, and the last one counts. */
    DUPLICATE_FIELD
}
