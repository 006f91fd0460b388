package dev.pawl.items.parquet;

import dev.pawl.items.format.Content;
import dev.pawl.items.format.FormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** The pages of one column in a row group, one after another. */
final class ColumnPages implements PageReader {
    private static final int MOST_PAGE_BYTES = 64 << 20;
    /** Nothing is decided by statistics here; the library wants some. */
    private static final Statistics<?> NO_STATISTICS = Statistics
            .getBuilderForReading(Types.required(PrimitiveTypeName.INT32).named("any")).build();

    private final ColumnMetaData chunk;
    private final InputStream bytes;
    private long valuesLeft;
    /** Read in search of a dictionary that is not there. */
    private @Nullable PageHeader first;

    ColumnPages(Content content, ColumnMetaData chunk) {
        this.chunk = chunk;
        long start = chunk.isSetDictionary_page_offset() && chunk.getDictionary_page_offset() > 0
                ? Math.min(chunk.getDictionary_page_offset(), chunk.getData_page_offset())
                : chunk.getData_page_offset();
        bytes = new ChunkStream(content, start, chunk.getTotal_compressed_size());
        valuesLeft = chunk.getNum_values();
    }

    @Override
    public long getTotalValueCount() {
        return chunk.getNum_values();
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        return unchecked(this::dictionary).orElse(null);
    }

    private Optional<DictionaryPage> dictionary() throws IOException {
        PageHeader header = header();
        if (header.getType() != PageType.DICTIONARY_PAGE) {
            first = header;
            return Optional.empty();
        }
        byte[] page = Codec.unpack(chunk.getCodec(), packed(header), header.getUncompressed_page_size());
        return Optional.of(new DictionaryPage(BytesInput.from(page),
                header.getDictionary_page_header().getNum_values(),
                encoding(header.getDictionary_page_header().getEncoding())));
    }

    @Override
    public @Nullable DataPage readPage() {
        return unchecked(this::page).orElse(null);
    }

    private Optional<DataPage> page() throws IOException {
        Optional<DataPage> page = Optional.empty();
        while (page.isEmpty() && valuesLeft > 0) {
            PageHeader header = header();
            switch (header.getType()) {
                case DATA_PAGE -> page = Optional.of(page(header, header.getData_page_header()));
                case DATA_PAGE_V2 -> page = Optional.of(page(header, header.getData_page_header_v2()));
                case DICTIONARY_PAGE, INDEX_PAGE -> packed(header);
            }
        }
        return page;
    }

    private PageHeader header() throws IOException {
        PageHeader known = first;
        first = null;
        if (known != null) {
            return known;
        }
        PageHeader header = Util.readPageHeader(bytes);
        if (header.getCompressed_page_size() < 0 || header.getUncompressed_page_size() < 0
                || header.getCompressed_page_size() > MOST_PAGE_BYTES
                || header.getUncompressed_page_size() > MOST_PAGE_BYTES) {
            throw new FormatException("Expected pages of at most 64 MiB in the Parquet file, but one is larger.");
        }
        return header;
    }

    private byte[] packed(PageHeader header) throws IOException {
        return exactly(header.getCompressed_page_size());
    }

    private byte[] exactly(int length) throws IOException {
        byte[] read = bytes.readNBytes(length);
        if (length < 0 || read.length < length) {
            throw new EOFException("Expected " + length + " bytes of a page, but got " + read.length);
        }
        return read;
    }

    private DataPage page(PageHeader header, DataPageHeader about) throws IOException {
        valuesLeft -= about.getNum_values();
        byte[] page = Codec.unpack(chunk.getCodec(), packed(header), header.getUncompressed_page_size());
        return new DataPageV1(BytesInput.from(page), about.getNum_values(), page.length, NO_STATISTICS,
                encoding(about.getRepetition_level_encoding()), encoding(about.getDefinition_level_encoding()),
                encoding(about.getEncoding()));
    }

    private DataPage page(PageHeader header, DataPageHeaderV2 about) throws IOException {
        valuesLeft -= about.getNum_values();
        int levels = about.getRepetition_levels_byte_length() + about.getDefinition_levels_byte_length();
        byte[] repetition = exactly(about.getRepetition_levels_byte_length());
        byte[] definition = exactly(about.getDefinition_levels_byte_length());
        byte[] packed = exactly(header.getCompressed_page_size() - levels);
        boolean isPacked = !about.isSetIs_compressed() || about.isIs_compressed();
        byte[] data = isPacked && packed.length > 0
                ? Codec.unpack(chunk.getCodec(), packed, header.getUncompressed_page_size() - levels)
                : packed;
        return DataPageV2.uncompressed(about.getNum_rows(), about.getNum_nulls(), about.getNum_values(),
                BytesInput.from(repetition), BytesInput.from(definition), encoding(about.getEncoding()),
                BytesInput.from(data), NO_STATISTICS);
    }

    private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
        return Encoding.valueOf(encoding.name());
    }

    private static <T> T unchecked(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }
}
