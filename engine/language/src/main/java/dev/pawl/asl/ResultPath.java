package dev.pawl.asl;

import dev.pawl.expr.path.ReferencePath;

/** Where a result is put. Absent, null and present are three different things. */
public sealed interface ResultPath {
    /** Not written, or "$": the result replaces the input. */
    record Replace() implements ResultPath {}

    /** Written as null: the result is dropped and the input goes on. */
    record Discard() implements ResultPath {}

    /** The result is put into the input at this place. */
    record At(ReferencePath path) implements ResultPath {}
}
