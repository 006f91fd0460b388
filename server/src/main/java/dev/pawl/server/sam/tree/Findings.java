package dev.pawl.server.sam.tree;

import dev.pawl.server.sam.tree.Finding.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what there is to say, each thing once, and no more than anybody reads. */
public final class Findings {
    private static final int MOST = 500;

    private final Set<Finding> found = new LinkedHashSet<>();

    /** Something for which the template is not run; the message reads "Expected …, but …". */
    public void problem(Place place, String message) {
        add(new Finding(Severity.PROBLEM, place, message));
    }

    /** Something that the user should know. */
    public void notice(Place place, String message) {
        add(new Finding(Severity.NOTICE, place, message));
    }

    private void add(Finding finding) {
        if (found.size() < MOST) {
            found.add(finding);
        }
    }

    /** Whether the template must not be run. */
    public boolean hasProblems() {
        return found.stream().anyMatch(f -> f.severity() == Severity.PROBLEM);
    }

    /** In the order in which they were found. */
    public List<Finding> all(Severity severity) {
        return found.stream().filter(f -> f.severity() == severity).toList();
    }
}
