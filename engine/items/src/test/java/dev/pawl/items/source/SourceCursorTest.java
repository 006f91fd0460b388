package dev.pawl.items.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.items.ItemCursor;
import dev.pawl.items.ItemsException;
import dev.pawl.items.ItemsRequest;
import dev.pawl.items.SourceItem;
import dev.pawl.json.Payload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a source is gone over: from where, how far, and what happens if it changes or breaks. */
class SourceCursorTest {
    private static final ItemsRequest LINES = Reads.object("k", Reads.type("JSONL"));

    @ParameterizedTest
    @ValueSource(strings = {"JSONL", "JSON", "CSV"})
    void goesOnIfAConnectionBreaks(String type) throws Exception {
        String content = switch (type) {
            case "JSONL" -> "1\n2\n3\n4\n5\n";
            case "JSON" -> "[1,2,3,4,5]";
            default -> "a\n1\n2\n3\n4\n5\n";
        };
        MemoryBuckets buckets = new MemoryBuckets().with("b", "k", content);
        List<String> all = Reads.all(buckets, Reads.object("k", Reads.type(type)));
        buckets.breaksAfter = 5;
        assertThat(all).hasSize(5);
        assertThat(Reads.all(buckets, Reads.object("k", Reads.type(type)))).isEqualTo(all);
    }

    @Test
    void doesNotReadAgainWhatLiesBeforeItsPosition() throws Exception {
        String content = IntStream.range(0, 1000).mapToObj(i -> "{\"i\":" + i + "}\n").collect(Collectors.joining());
        MemoryBuckets buckets = new MemoryBuckets().with("b", "k", content);
        List<Payload> positions = Reads.positions(buckets, LINES);
        buckets.opened.clear();
        assertThat(Reads.rest(buckets, LINES, Optional.of(positions.get(998)))).hasSize(2);
        assertThat(buckets.opened).contains((long) content.indexOf("{\"i\":998}"));
    }

    @Test
    void refusesASourceThatHasChanged() throws Exception {
        MemoryBuckets buckets = new MemoryBuckets().with("b", "k", "1\n2\n3\n");
        Payload position = Reads.positions(buckets, LINES).get(1);
        buckets.with("b", "k", "1\n2\n4\n");
        assertThatThrownBy(() -> Reads.rest(buckets, LINES, Optional.of(position)))
                .isInstanceOf(ItemsException.class)
                .hasMessage("Expected s3://b/k to stay as it was while the Map Run reads it, but it has changed.");
    }

    @Test
    void countsItemsThatWereGivenBefore() throws Exception {
        MemoryBuckets buckets = new MemoryBuckets().with("b", "k", "1\n2\n3\n4\n");
        ItemsRequest three = Reads.object("k", Reads.most(Reads.type("JSONL"), 3));
        Payload position = Reads.positions(buckets, three).get(2);
        assertThat(Reads.texts(Reads.rest(buckets, three, Optional.of(position)))).containsExactly("3");
    }

    @Test
    void showsWhereAnItemComesFrom() throws Exception {
        MemoryBuckets buckets = new MemoryBuckets().with("b", "k", "1\n");
        assertThat(Reads.rest(buckets, LINES, Optional.empty())).extracting(SourceItem::source)
                .containsExactly("S3://b/k");
    }

    @Test
    void staysAtTheEnd() throws Exception {
        MemoryBuckets buckets = new MemoryBuckets().with("b", "k", "[1] ");
        try (ItemCursor cursor = new BucketItems().readers(buckets).open(Reads.object("k", Reads.type("JSON")),
                Optional.empty())) {
            assertThat(cursor.next()).isPresent();
            assertThat(cursor.next()).isEmpty();
            assertThat(cursor.next()).isEmpty();
        }
    }
}
