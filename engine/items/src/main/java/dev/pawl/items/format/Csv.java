package dev.pawl.items.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Delimited text: each record is an object of texts under the names of the columns. Missing fields are empty,
 * fields
 * behind the last column are left out.
 */
public final class Csv implements Values {
    private static final int HEADER_BYTES = 10 * 1024;

    private final ByteFeed feed;
    private final CsvRecords records;
    private final List<String> columns;
    private final boolean seekable;
    private Mark mark;

    private Csv(ByteFeed feed, CsvRecords records, List<String> columns, boolean seekable, Mark mark) {
        this.feed = feed;
        this.records = records;
        this.columns = columns;
        this.seekable = seekable;
        this.mark = mark;
    }

    /** The format. */
    public static Format format(CsvDialect dialect) {
        return (content, from) -> {
            boolean seekable = content.seekable();
            Csv values = atStart(content, dialect, seekable);
            if (seekable && from.seekable()) {
                values.close();
                ByteFeed feed = new ByteFeed(content.open(from.bytes()), from.bytes());
                return new Csv(feed, new CsvRecords(feed, dialect.delimiter()), values.columns, true, from);
            }
            Format.skip(values, from.values());
            return values;
        };
    }

    private static Csv atStart(Content content, CsvDialect dialect, boolean seekable) throws IOException {
        ByteFeed feed = new ByteFeed(content.open(), 0);
        try {
            feed.skipByteOrderMark();
            CsvRecords records = new CsvRecords(feed, dialect.delimiter());
            return new Csv(feed, records, columns(feed, records, dialect), seekable, Mark.START);
        } catch (IOException e) {
            feed.close();
            throw e;
        }
    }

    private static List<String> columns(ByteFeed feed, CsvRecords records, CsvDialect dialect) throws IOException {
        List<String> columns;
        if (dialect.headers().isPresent()) {
            columns = dialect.headers().get();
        } else {
            feed.allow(ByteFeed.VALUE_BYTES, "the end of the first row");
            columns = records.next().orElseThrow(() -> new FormatException("The CSV file is empty."));
            if (feed.peek() < 0) {
                throw new FormatException("The CSV file contains only CSV headers.");
            }
        }
        if (new HashSet<>(columns).size() < columns.size()) {
            throw new FormatException("CSV headers cannot contain duplicates.");
        }
        int bytes = columns.stream().mapToInt(name -> name.getBytes(StandardCharsets.UTF_8).length + 1).sum();
        if (bytes > HEADER_BYTES + 1) {
            throw new FormatException("CSV headers cannot be larger than 10 KiB.");
        }
        return columns;
    }

    @Override
    public Optional<Value> next() throws IOException {
        feed.allow(ByteFeed.VALUE_BYTES, "the end of a record");
        Optional<List<String>> fields = records.next();
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        mark = new Mark(seekable ? feed.position() : -1, mark.values() + 1);
        return fields.map(this::object).map(Value::of);
    }

    private ObjectNode object(List<String> fields) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < columns.size(); i++) {
            object.put(columns.get(i), i < fields.size() ? fields.get(i) : "");
        }
        return object;
    }

    @Override
    public Mark mark() {
        return mark;
    }

    @Override
    public void close() throws IOException {
        feed.close();
    }
}
