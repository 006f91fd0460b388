package dev.pawl.graph.svg;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a picture is written.
 *
 * @param title
 *            of the whole
 * @param standalone
 *            the theme of a file that has its style sheet inside; without, the page around it has one
 * @param progress
 *            what has happened, if that is to be shown
 */
public record SvgOptions(String title, Optional<Theme> standalone, Optional<Progress> progress) {
    /**
     * What has happened.
     *
     * @param statuses
     *            by name of state; all others were not reached
     * @param taken
     *            which ways were taken
     */
    public record Progress(Map<String, Status> statuses, Set<Way> taken) {}

    /** From one state to another; empty names stand for where a flow begins and ends. */
    public record Way(String from, String to) {}
}
