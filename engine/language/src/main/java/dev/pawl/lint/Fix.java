package dev.pawl.lint;

import dev.pawl.lint.text.Change;
import dev.pawl.lint.text.JsonEdits;
import java.util.List;

/**
 * How a finding is mended: changes of the definition's text that leave all the rest as it was written.
 *
 * @param title
 *            what it does, as one would say it on a button
 * @param changes
 *            made together or not at all
 */
public record Fix(String title, List<Change> changes) {
    public Fix {
        changes = List.copyOf(changes);
    }

    static Fix of(String title, Change... changes) {
        return new Fix(title, List.of(changes));
    }

    /**
     * The text with these changes.
     *
     * @param text
     *            the one in which the finding was made
     */
    public String apply(String text) {
        JsonEdits edits = JsonEdits.of(text);
        edits.take(changes);
        return edits.text();
    }
}
