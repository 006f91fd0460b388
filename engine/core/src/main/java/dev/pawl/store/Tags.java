package dev.pawl.store;

import java.util.Collection;
import java.util.Map;

/** Tags of machines and activities. A change is durable when its method returns. */
public interface Tags {
    /** Tags of a resource in the order of their keys. */
    Map<String, String> of(String resourceArn);

    /** Adds tags and replaces those whose key is there. */
    void put(String resourceArn, Map<String, String> tags);

    /** Removes tags; keys that are not there are ignored. */
    void remove(String resourceArn, Collection<String> keys);
}
