package dev.pawl.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.items.ChildResult;
import dev.pawl.items.ItemCursor;
import dev.pawl.items.ItemSources;
import dev.pawl.items.ItemsException;
import dev.pawl.items.ItemsRequest;
import dev.pawl.items.ResultWriting;
import dev.pawl.items.SourceItem;
import dev.pawl.json.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Items 0, 1, 2 … up to the number that the ItemReader's Key says, and results that are only counted. */
final class NumberedItems {
    final List<ChildResult> written = new ArrayList<>();
    int opened;
    boolean writable = true;

    ItemSources sources() {
        return new ItemSources((request, position) -> {
            opened++;
            return new Cursor(count(request), position.map(p -> p.value().intValue()).orElse(0));
        }, request -> {
            if (!writable) {
                throw ItemsException.writing("No room");
            }
            written.clear();
            return new Writing();
        }, () -> {});
    }

    private static int count(ItemsRequest request) {
        return request.arguments().value().path("Key").asInt();
    }

    private static final class Cursor implements ItemCursor {
        private final int count;
        private int next;

        Cursor(int count, int next) {
            this.count = count;
            this.next = next;
        }

        @Override
        public Optional<SourceItem> next() {
            return next == count
                    ? Optional.empty()
                    : Optional.of(new SourceItem(Optional.empty(), number(next++), "S3://b/k"));
        }

        @Override
        public Payload position() {
            return number(next);
        }

        private static Payload number(int value) {
            return Payload.of(JsonNodeFactory.instance.numberNode(value));
        }

        @Override
        public void close() {}
    }

    private final class Writing implements ResultWriting {
        @Override
        public void add(ChildResult child) {
            written.add(child);
        }

        @Override
        public Payload finish() {
            return Payload.of(JsonNodeFactory.instance.objectNode().put("written", written.size()));
        }

        @Override
        public void close() {}
    }
}
