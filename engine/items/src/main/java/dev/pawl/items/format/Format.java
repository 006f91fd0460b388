package dev.pawl.items.format;

import java.io.IOException;

/** Makes values of bytes. */
@FunctionalInterface
public interface Format {
    /** The values behind a place. */
    Values open(Content content, Mark from) throws IOException;

    /** Leaves out so many values. */
    static void skip(Values values, long count) throws IOException {
        for (long i = 0; i < count; i++) {
            if (values.next().isEmpty()) {
                throw new FormatException("Expected at least " + count + " items, but the source has " + i + ".");
            }
        }
    }
}
