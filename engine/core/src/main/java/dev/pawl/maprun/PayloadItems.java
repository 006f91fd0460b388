package dev.pawl.maprun;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.items.SourceItem;
import dev.pawl.json.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Items that come from the state's own data. */
public final class PayloadItems {
    private PayloadItems() {}

    /** All items after a position. */
    public static List<ItemAhead> after(Payload items, SourcePosition position) {
        List<ItemAhead> all = new ArrayList<>();
        JsonNode value = items.value();
        if (value.isObject()) {
            value.properties().forEach(member -> all.add(ahead(Optional.of(member.getKey()), member.getValue(), all)));
        } else {
            value.forEach(item -> all.add(ahead(Optional.empty(), item, all)));
        }
        return all.subList(Math.min(position.skip(), all.size()), all.size());
    }

    private static ItemAhead ahead(Optional<String> key, JsonNode value, List<ItemAhead> before) {
        return new ItemAhead(new SourceItem(key, Payload.of(value), SourceItem.STATE_DATA), Optional.empty(),
                before.size());
    }
}
