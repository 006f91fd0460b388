package dev.pawl.items.parquet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.items.format.Content;
import dev.pawl.items.format.Format;
import dev.pawl.items.format.FormatException;
import dev.pawl.items.format.Mark;
import dev.pawl.items.format.Value;
import dev.pawl.items.format.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file, each an object. In memory are, of each column, one page, its dictionary and a
 * window of
 * the bytes that follow.
 */
public final class ParquetItems implements Values {
    private final Content content;
    private final Footer footer;
    private final MessageColumnIO columns;
    private @Nullable RecordReader<ObjectNode> rows;
    private int nextGroup;
    private long left;
    private long given;

    private ParquetItems(Content content, Footer footer) {
        this.content = content;
        this.footer = footer;
        columns = new ColumnIOFactory().getColumnIO(footer.schema());
    }

    /** The format. */
    public static Format format() {
        return (content, from) -> {
            if (!content.seekable()) {
                throw new FormatException("Expected a Parquet file as it is, but it is compressed as a whole.");
            }
            return guarded(() -> {
                ParquetItems items = new ParquetItems(content, Footer.read(content));
                items.skip(from.values());
                return items;
            });
        };
    }

    /** Whole row groups are left out without being read. */
    private void skip(long count) throws IOException {
        long before = count;
        while (nextGroup < footer.groups().size() && footer.groups().get(nextGroup).getNum_rows() <= before) {
            before -= footer.groups().get(nextGroup++).getNum_rows();
        }
        given = count - before;
        Format.skip(this, before);
    }

    @Override
    public Optional<Value> next() throws IOException {
        return guarded(() -> {
            while (left == 0) {
                if (nextGroup == footer.groups().size()) {
                    return Optional.empty();
                }
                RowGroup group = RowGroup.of(content, footer, nextGroup++);
                left = group.getRowCount();
                rows = left == 0 ? null : columns.getRecordReader(group, new RowMaterializer(footer.schema()));
            }
            RecordReader<ObjectNode> reader = rows;
            ObjectNode row = reader == null ? null : reader.read();
            if (row == null) {
                throw new FormatException("Expected " + left + " rows more in the Parquet file, but they are missing.");
            }
            left--;
            given++;
            return Optional.of(new Value(Optional.empty(), row));
        });
    }

    /** The library says with exceptions of many kinds that bytes make no sense. */
    private static <T> T guarded(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof UncheckedIOException broken) {
                throw broken.getCause();
            }
            throw new FormatException("Expected a Parquet file, but its content cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Mark mark() {
        return new Mark(-1, given);
    }

    @Override
    public void close() {}

    private interface Reading<T> {
        T read() throws IOException;
    }
}
