package dev.pawl.aws.call;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Ends answers that are read into memory whole and are longer than any state may hand on. */
final class AnswerLimit implements ExecutionInterceptor {
    /** Room for a quarter of a MiB of JSON in the most wasteful of encodings. */
    static final int MAX_BYTES = 6 * 1024 * 1024;
    /** Said of a call whose answer is read by us, bit by bit. */
    static final ExecutionAttribute<Boolean> STREAMED = new ExecutionAttribute<>("PawlStreamed");

    /** The answer is too long. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("Expected an answer of at most " + MAX_BYTES + " bytes, but it is longer");
        }
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(Context.ModifyHttpResponse context,
            ExecutionAttributes attributes) {
        return Boolean.TRUE.equals(attributes.getAttribute(STREAMED))
                ? context.responseBody()
                : context.responseBody().map(Limited::new);
    }

    private static final class Limited extends FilterInputStream {
        private long read;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int more) {
            read += more;
            if (read > MAX_BYTES) {
                throw new TooLong();
            }
        }
    }
}
