package dev.pawl.items.parquet;

import dev.pawl.items.format.Content;
import dev.pawl.items.format.FormatException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;

/** The columns of one row group. */
final class RowGroup implements PageReadStore {
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private final Content content;
    private final long rows;
    private final Map<List<String>, ColumnMetaData> chunks = new HashMap<>();

    private RowGroup(Content content, long rows) {
        this.content = content;
        this.rows = rows;
    }

    static RowGroup of(Content content, Footer footer, int index) throws FormatException {
        org.apache.parquet.format.RowGroup about = footer.groups().get(index);
        if (about.getTotal_byte_size() > MOST_BYTES) {
            throw new FormatException("Row group " + index + " of the Parquet file is " + about.getTotal_byte_size()
                    + " bytes, which exceeds the limit of 256 MB.");
        }
        RowGroup group = new RowGroup(content, about.getNum_rows());
        for (ColumnChunk chunk : about.getColumns()) {
            if (!chunk.isSetMeta_data() || chunk.isSetCrypto_metadata()) {
                throw new FormatException("Expected a Parquet file that is not encrypted, but it is.");
            }
            group.chunks.put(chunk.getMeta_data().getPath_in_schema(), chunk.getMeta_data());
        }
        return group;
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
        ColumnMetaData chunk = chunks.get(List.of(column.getPath()));
        if (chunk == null) {
            throw new IllegalStateException("no column " + String.join(".", column.getPath()) + " in a row group");
        }
        return new ColumnPages(content, chunk);
    }

    @Override
    public long getRowCount() {
        return rows;
    }
}
