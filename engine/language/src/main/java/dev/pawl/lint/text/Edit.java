package dev.pawl.lint.text;

/**
 * Other characters for a range of a text.
 *
 * @param start
 *            its first character, counted from 0
 * @param end
 *            behind the last one; the start itself if something is put in
 */
public record Edit(int start, int end, String replacement) {
    /** Whether the two cannot be made at once: they share characters, or both put something into one place. */
    boolean meets(Edit other) {
        boolean apart = end < other.start || other.end < start;
        boolean neighbours = (end == other.start || other.end == start) && start < end && other.start < other.end;
        return !apart && !neighbours;
    }
}
