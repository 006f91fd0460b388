package dev.pawl.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Payload;
import dev.pawl.store.BulkActions.Item;
import java.util.List;
import java.util.Optional;

/**
 * How far an action has come.
 *
 * @param cursor
 *            the last execution that the search looked at
 * @param selected
 *            how many were found
 * @param next
 *            number of the execution that comes next
 * @param message
 *            why it could not go on
 */
public record BulkProgress(Optional<Long> cursor, long selected, long next, long done, long skipped, long failed,
        Optional<String> message) {
    /** Nothing is done yet. */
    public static final BulkProgress NONE = new BulkProgress(Optional.empty(), 0, 0, 0, 0, 0, Optional.empty());

    BulkProgress found(int more, Optional<Long> after) {
        return new BulkProgress(after, selected + more, next, done, skipped, failed, message);
    }

    BulkProgress dealtWith(List<Item> items) {
        long did = done;
        long none = skipped;
        long not = failed;
        for (Item item : items) {
            switch (item.state()) {
                case DONE -> did++;
                case SKIPPED -> none++;
                case FAILED -> not++;
                case PENDING -> throw new IllegalArgumentException("Expected an outcome of " + item.arn());
            }
        }
        return new BulkProgress(cursor, selected, next + items.size(), did, none, not, message);
    }

    BulkProgress because(String why) {
        return new BulkProgress(cursor, selected, next, done, skipped, failed, Optional.of(why));
    }

    Payload write() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("selected", selected).put("next", next)
                .put("done", done).put("skipped", skipped).put("failed", failed);
        cursor.ifPresent(c -> json.put("cursor", c.longValue()));
        message.ifPresent(m -> json.put("message", m));
        return Payload.of(json);
    }

    /** Progress as it is stored. */
    public static BulkProgress read(Payload stored) {
        JsonNode json = stored.value();
        return new BulkProgress(Optional.ofNullable(json.get("cursor")).map(JsonNode::longValue),
                json.path("selected").asLong(), json.path("next").asLong(), json.path("done").asLong(),
                json.path("skipped").asLong(), json.path("failed").asLong(),
                Optional.ofNullable(json.get("message")).map(JsonNode::asText));
    }
}
