package dev.pawl.server.sam.template;

import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree.Fields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A template's sections; what intrinsic functions stand in them is not resolved yet.
 *
 * @param resources
 *            by logical id, in the order in which they were written
 */
public record Template(Place place, Fields parameters, Fields mappings, Fields conditions, Fields globals,
        Map<String, Resource> resources) {
    /** Keeps its own copy. */
    public Template {
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    }
}
