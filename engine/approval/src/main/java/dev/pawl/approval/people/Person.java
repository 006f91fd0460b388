package dev.pawl.approval.people;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who may be asked.
 *
 * @param name
 *            under which they act: of their access key, or as given on a server without keys
 * @param displayName
 *            for people
 */
public record Person(String name, String displayName, Optional<String> email, List<String> groups) {
    /** Keeps its own copy. */
    public Person {
        groups = List.copyOf(groups);
    }

    /** Somebody of whom only the name is known. */
    public static Person named(String name) {
        return new Person(name, name, Optional.empty(), List.of());
    }
}
