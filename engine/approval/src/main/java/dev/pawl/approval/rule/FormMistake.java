package dev.pawl.approval.rule;

/**
 * What is wrong with answers to a form, and where.
 *
 * @param pointer
 *            JSON Pointer into the answers, also to what is missing; empty for the answers as a whole
 * @param text
 *            what is wrong there, such as {@code is needed}
 */
public record FormMistake(String pointer, String text) {
    /** For people to read, with the place. */
    @Override
    public String toString() {
        return pointer.isEmpty() ? text : pointer + ": " + text;
    }
}
