package dev.pawl.items.bucket;

import java.io.InputStream;
import java.util.Optional;

/**
 * An object that is being read. Who opened it closes it.
 *
 * @param content
 *            from the offset that was asked for
 * @param sizeBytes
 *            of the whole object
 * @param etag
 *            that changes with the content
 * @param contentEncoding
 *            such as gzip
 */
public record StoredObject(InputStream content, long sizeBytes, String etag, Optional<String> versionId,
        Optional<String> contentEncoding) implements AutoCloseable {
    /** Gives the connection back, in vain or not: nothing that was read gets worse by it. */
    @Override
    public void close() {
        try {
            content.close();
        } catch (java.io.IOException e) {
            return;
        }
    }
}
