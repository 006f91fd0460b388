package dev.pawl.store;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tags of machines and activities. A change is durable when its method returns. */
public interface Tags {
    /** Tags of a resource in the order of their keys. */
    Map<String, String> of(String resourceArn);

    /** ARNs of resources that have a tag, of that value if one is given. */
    Set<String> resources(String key, Optional<String> value);

    /** Adds tags and replaces those whose key is there. */
    void put(String resourceArn, Map<String, String> tags);

    /** Removes tags; keys that are not there are ignored. */
    void remove(String resourceArn, Collection<String> keys);
}
