package dev.pawl.graph.svg;

import java.util.Locale;

/** How a state stands, each with a mark of its own, so that colours are not needed to tell them apart. */
public enum Status {
    // @formatter:off
    RUNNING("M-2.5-3.5L4 0L-2.5 3.5z"),
    SUCCEEDED("M-4 .3L-1.3 3L4-2.8"),
    FAILED("M-3-3L3 3M3-3L-3 3"),
    CAUGHT("M0-4v4.5M0 3.5v.2"),
    RETRYING("M3.6-1.5A3.9 3.9 0 1 0 3.4 2M3.8-4.3v3h-3"),
    ABORTED("M-2.8-2.8h5.6v5.6h-5.6z"),
    WAITING("M0-3.8V0l2.6 1.8");
    // @formatter:on

    private final String mark;

    Status(String mark) {
        this.mark = mark;
    }

    /** The class that the style sheet knows, such as {@code is-running}. */
    public String cssClass() {
        return "is-" + text();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mark as a path around the origin, eight pixels wide. */
    String mark() {
        return mark;
    }
}
