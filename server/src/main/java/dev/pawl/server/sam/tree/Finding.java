package dev.pawl.server.sam.tree;

/** Something to say about a template: a problem, for which it is not run, or a notice. */
public record Finding(Severity severity, Place place, String message) {
    /** How bad it is. */
    public enum Severity {
        /** The template is not run. */
        PROBLEM,
        /** It is run, but not with all that it says. */
        NOTICE
    }

    @Override
    public String toString() {
        return place + ": " + message;
    }
}
