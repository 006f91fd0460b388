package dev.pawl.items;

import dev.pawl.json.Payload;
import java.util.Optional;

/**
 * An item.
 *
 * @param key
 *            its name, if the items are the members of an object: Map.Item.Key of the context object
 * @param value
 *            what it is: Map.Item.Value
 * @param source
 *            Map.Item.Source: STATE_DATA, or the URI of the bucket or object that it was read from
 */
public record SourceItem(Optional<String> key, Payload value, String source) {
    /** Source of items that come from the state's own input. */
    public static final String STATE_DATA = "STATE_DATA";
}
