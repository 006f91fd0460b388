package dev.pawl.asl;

import dev.pawl.expr.template.PathValue;

/** InputPath or OutputPath. Absent, null and present are three different things. */
public sealed interface PathField {
    /** Not written: all of the data. */
    record Absent() implements PathField {}

    /** Written as null: the empty object. */
    record Null() implements PathField {}

    /** A path into the data, the context object or a variable. */
    record Path(PathValue path) implements PathField {}
}
