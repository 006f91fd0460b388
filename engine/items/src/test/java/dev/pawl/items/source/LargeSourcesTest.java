package dev.pawl.items.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.items.ItemCursor;
import dev.pawl.items.ItemsRequest;
import dev.pawl.items.SourceItem;
import dev.pawl.items.bucket.BucketException;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.Listing;
import dev.pawl.items.bucket.ObjectRef;
import dev.pawl.items.bucket.StoredObject;
import dev.pawl.items.bucket.Upload;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million items: what has been taken from the source is never far ahead of what has been given. */
class LargeSourcesTest {
    private static final int ROWS = 1_000_000;
    private static final long MOST_AHEAD_BYTES = 256 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"JSONL", "CSV", "JSON"})
    void areNeverHeld(String type) throws Exception {
        Endless source = new Endless(type);
        ItemsRequest request = Reads.object("k", Reads.type(type));
        long given = 0;
        long count = 0;
        try (ItemCursor cursor = new BucketItems().readers(source).open(request, Optional.empty())) {
            for (Optional<SourceItem> item = cursor.next(); item.isPresent(); item = cursor.next()) {
                count++;
                given += item.get().value().sizeBytes();
                if (count % 1000 == 0) {
                    assertThat(source.taken - given).isLessThan(MOST_AHEAD_BYTES + 32 * count);
                }
            }
        }
        assertThat(count).isEqualTo(ROWS);
    }

    /** A bucket that makes rows as they are read. */
    private static final class Endless implements Buckets {
        private final String type;
        private long taken;

        Endless(String type) {
            this.type = type;
        }

        @Override
        public boolean has(String bucket) {
            return true;
        }

        @Override
        public StoredObject open(ObjectRef object, long offset, long length) {
            return new StoredObject(new Rows(), -1, "\"e\"", Optional.empty(), Optional.empty());
        }

        @Override
        public Listing list(String bucket, String prefix, Optional<String> after) throws BucketException {
            throw BucketException.noSuchBucket();
        }

        @Override
        public Upload put(String bucket, String key, String contentType) throws BucketException {
            throw BucketException.noSuchBucket();
        }

        private String row(int index) {
            return switch (type) {
                case "JSONL" -> "{\"i\":" + index + "}\n";
                case "JSON" -> (index == 0 ? "[" : ",") + "{\"i\":" + index + "}" + (index == ROWS - 1 ? "]" : "");
                default -> (index == 0 ? "i\n" : "") + index + "\n";
            };
        }

        private final class Rows extends InputStream {
            private byte[] row = new byte[0];
            private int next;
            private int index;

            @Override
            public int read() {
                if (next == row.length) {
                    if (index == ROWS) {
                        return -1;
                    }
                    row = row(index++).getBytes(StandardCharsets.UTF_8);
                    next = 0;
                }
                taken++;
                return row[next++] & 0xff;
            }

            /** A row at a time. */
            @Override
            public int read(byte[] into, int offset, int length) {
                int one = read();
                if (one < 0) {
                    return -1;
                }
                into[offset] = (byte) one;
                int more = Math.min(length - 1, row.length - next);
                System.arraycopy(row, next, into, offset + 1, more);
                next += more;
                taken += more;
                return 1 + more;
            }
        }
    }
}
