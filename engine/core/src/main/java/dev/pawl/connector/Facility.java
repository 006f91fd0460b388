package dev.pawl.connector;

import java.util.List;

/**
 * Something that tasks can use here, for people who want to know what there is. Nothing of it is secret.
 *
 * @param name
 *            such as {@code function} or {@code container}
 * @param resources
 *            what a task writes as its Resource
 * @param available
 *            whether a task that begins now can hope to succeed
 * @param detail
 *            a sentence: what there is, or what is missing
 * @param things
 *            what a task can name, such as functions or connections
 */
public record Facility(String name, List<String> resources, boolean available, String detail, List<Thing> things) {
    /** Keeps its own copies. */
    public Facility {
        resources = List.copyOf(resources);
        things = List.copyOf(things);
    }

    /**
     * Something with a name.
     *
     * @param kind
     *            such as {@code function} or {@code connection}
     */
    public record Thing(String kind, String name, String detail) {}
}
