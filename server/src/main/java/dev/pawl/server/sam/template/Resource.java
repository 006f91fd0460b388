package dev.pawl.server.sam.template;

import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree.Fields;
import java.util.List;
import java.util.Optional;

/**
 * A resource as it was declared.
 *
 * @param properties
 *            with what Globals add; not resolved yet
 * @param condition
 *            under which it exists
 * @param dependsOn
 *            resources that it names as needed
 */
public record Resource(String logicalId, String type, Fields properties, Fields metadata, Optional<String> condition,
        List<String> dependsOn, Place place) {
    /** Keeps its own copy of the list. */
    public Resource {
        dependsOn = List.copyOf(dependsOn);
    }

    Resource withProperties(Fields other) {
        return new Resource(logicalId, type, other, metadata, condition, dependsOn, place);
    }
}
