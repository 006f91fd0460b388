package dev.pawl.items.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.items.ItemCursor;
import dev.pawl.items.ItemsException;
import dev.pawl.items.ItemsRequest;
import dev.pawl.items.SourceItem;
import dev.pawl.items.bucket.BucketException;
import dev.pawl.items.format.FormatException;
import dev.pawl.json.Payload;
import java.io.IOException;
import java.util.Optional;

/**
 * Goes over a source: counts, knows the limits, and opens it again where it was if the connection breaks,
 * which is
 * usual if the children of a map run take their time.
 */
final class SourceCursor implements ItemCursor {
    private static final long MOST_ITEMS = 100_000_000;
    private static final int MOST_ITEM_BYTES = 256 * 1024;
    private static final int TRIES = 3;

    private final Sources sources;
    private final ItemsRequest request;
    private final long maxItems;
    private SourceValues values;
    private JsonNode place;
    private long given;
    private boolean ended;

    private SourceCursor(Sources sources, ItemsRequest request, SourceValues values, JsonNode place, long given) {
        this.sources = sources;
        this.request = request;
        this.values = values;
        this.place = place;
        this.given = given;
        long wanted = request.config().maxItems().orElse(0);
        maxItems = wanted <= 0 ? MOST_ITEMS : Math.min(wanted, MOST_ITEMS);
    }

    static SourceCursor open(Sources sources, ItemsRequest request, Optional<Payload> position)
            throws ItemsException {
        JsonNode from = position.map(Payload::value).orElseGet(JsonNodeFactory.instance::objectNode);
        JsonNode place = from.path("at");
        try {
            return new SourceCursor(sources, request, sources.open(request, place), place,
                    from.path("given").asLong());
        } catch (IOException e) {
            throw failed(request, e);
        }
    }

    @Override
    public Optional<SourceItem> next() throws ItemsException {
        if (ended || given >= maxItems) {
            return Optional.empty();
        }
        try {
            Optional<SourceValues.Sourced> value = read();
            ended = value.isEmpty();
            if (ended) {
                return Optional.empty();
            }
            place = values.position();
            given++;
            return Optional.of(item(value.get()));
        } catch (IOException e) {
            throw failed(request, e);
        }
    }

    private Optional<SourceValues.Sourced> read() throws IOException {
        for (int failures = 1;; failures++) {
            try {
                return values.next();
            } catch (FormatException | BucketException e) {
                throw e;
            } catch (IOException e) {
                if (failures == TRIES) {
                    throw e;
                }
                close();
                values = sources.open(request, place);
            }
        }
    }

    private SourceItem item(SourceValues.Sourced sourced) throws ItemsException {
        Payload value = Payload.of(sourced.value().node());
        if (value.sizeBytes() > MOST_ITEM_BYTES) {
            throw ItemsException.reading("The size of item " + (given - 1) + " is " + value.sizeBytes()
                    + " bytes, which exceeds the limit of 262144 bytes.");
        }
        return new SourceItem(sourced.value().key(), value, sourced.uri());
    }

    @Override
    public Payload position() {
        ObjectNode position = JsonNodeFactory.instance.objectNode().put("given", given);
        if (!place.isMissingNode()) {
            position.set("at", place);
        }
        return Payload.of(position);
    }

    @Override
    public void close() {
        try {
            values.close();
        } catch (IOException e) {
            return; // what was read stays read
        }
    }

    private static ItemsException failed(ItemsRequest request, IOException e) {
        String place = S3Arguments.of(request.arguments()).place();
        return switch (e) {
            case FormatException wrong -> ItemsException.reading(String.valueOf(wrong.getMessage()), wrong);
            case BucketException changed when changed.code().equals("PreconditionFailed") -> ItemsException.reading(
                    "Expected " + place + " to stay as it was while the Map Run reads it, but it has changed.",
                    changed);
            case BucketException refused -> ItemsException.reading("Failed to read " + place + ": " + refused.reason()
                    + " (Service: S3, Error Code: " + refused.code() + ")", refused);
            default -> ItemsException.reading("Failed to read " + place + ": " + e.getMessage(), e);
        };
    }
}
