package dev.pawl.lint;

/** How much a finding matters; the worst is the first. */
public enum Severity {
    /** The definition is refused. */
    ERROR,
    /** It will fail, hang or do nothing in a case that is likely. */
    WARNING,
    /** There is a better way, or something to know. */
    INFO;

    /** Whether this matters as much as the other, or more. */
    public boolean reaches(Severity other) {
        return compareTo(other) <= 0;
    }
}
