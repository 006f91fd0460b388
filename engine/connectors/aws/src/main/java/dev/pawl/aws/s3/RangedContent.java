package dev.pawl.aws.s3;

import dev.pawl.items.bucket.BucketException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The content of an object from an offset. A server that knows no ranges sends all of it: then the beginning
 * is
 * skipped here. Who closes it before the end drops the connection instead of reading on.
 */
final class RangedContent extends FilterInputStream {
    private final ResponseInputStream<GetObjectResponse> response;
    private final long sizeBytes;
    private boolean ended;

    private RangedContent(ResponseInputStream<GetObjectResponse> response, long sizeBytes) {
        super(response);
        this.response = response;
        this.sizeBytes = sizeBytes;
    }

    static RangedContent of(ResponseInputStream<GetObjectResponse> response, long offset) throws BucketException {
        String range = response.response().contentRange();
        if (range != null && range.contains("/")) {
            return new RangedContent(response, size(range.substring(range.indexOf('/') + 1)));
        }
        Long length = response.response().contentLength();
        RangedContent whole = new RangedContent(response, length == null ? -1 : length);
        try {
            whole.skipNBytes(offset);
        } catch (IOException e) {
            whole.close();
            throw new BucketException("InvalidRange", "The requested range is not satisfiable", e);
        }
        return whole;
    }

    private static long size(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            int count = super.read(into, offset, length);
            ended |= count < 0;
            return count;
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (ended) {
            try {
                super.close();
                return;
            } catch (IOException e) {
                // what is broken is dropped below
            }
        }
        response.abort();
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** A stream that skips by reading: a skip of the transport's own does not see the end. */
    @Override
    public void skipNBytes(long count) throws IOException {
        InputStream self = this;
        byte[] waste = new byte[8192];
        long left = count;
        while (left > 0) {
            int got = self.read(waste, 0, (int) Math.min(waste.length, left));
            if (got < 0) {
                throw new java.io.EOFException("Expected " + left + " bytes more");
            }
            left -= got;
        }
    }
}
