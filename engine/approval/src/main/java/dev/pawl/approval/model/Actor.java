package dev.pawl.approval.model;

/** Who acts, and how. */
public record Actor(String name, Way way) {
    /** The workflow, or time. */
    public static final Actor ENGINE = new Actor("pawl", Way.ENGINE);
}
