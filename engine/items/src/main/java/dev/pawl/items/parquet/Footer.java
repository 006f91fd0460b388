package dev.pawl.items.parquet;

import dev.pawl.items.format.Content;
import dev.pawl.items.format.FormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.MessageType;

/** What the end of a Parquet file says about the rest of it. */
record Footer(MessageType schema, List<RowGroup> groups) {
    private static final int MOST_BYTES = 5_000_000;
    private static final int TAIL_BYTES = 8;
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    static Footer read(Content content) throws IOException {
        long size = content.sizeBytes();
        byte[] tail = size < TAIL_BYTES + MAGIC.length ? new byte[0] : bytes(content, size - TAIL_BYTES, TAIL_BYTES);
        if (tail.length == 0 || !Arrays.equals(tail, MAGIC.length, TAIL_BYTES, MAGIC, 0, MAGIC.length)) {
            throw new FormatException("Expected a Parquet file, which ends with PAR1, but it does not.");
        }
        long length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xffffffffL;
        if (length > MOST_BYTES) {
            throw new FormatException("The footer of the Parquet file is " + length
                    + " bytes, which exceeds the limit of 5 MB.");
        }
        if (length > size - TAIL_BYTES) {
            throw new FormatException("Expected a footer in the Parquet file, but the file is shorter than that.");
        }
        byte[] footer = bytes(content, size - TAIL_BYTES - length, (int) length);
        FileMetaData about = Util.readFileMetaData(new ByteArrayInputStream(footer), MOST_BYTES);
        return new Footer(new SchemaReader(about.getSchema()).read(), List.copyOf(about.getRow_groups()));
    }

    private static byte[] bytes(Content content, long offset, int length) throws IOException {
        try (InputStream stream = content.open(offset, length)) {
            byte[] bytes = stream.readNBytes(length);
            if (bytes.length < length) {
                throw new IOException("Expected " + length + " bytes, but got " + bytes.length);
            }
            return bytes;
        }
    }
}
