package dev.pawl.server.api.tag;

import dev.pawl.engine.ResourceTags;
import dev.pawl.server.api.Operation;
import java.util.List;

/** All operations of this package. */
public final class TagOperations {
    private TagOperations() {}

    /** The operations on tags. */
    public static List<Operation> of(ResourceTags tags) {
        return List.of(new TagResource(tags), new UntagResource(tags), new ListTagsForResource(tags));
    }
}
