package dev.pawl.items.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.items.WriterConfig.OutputType;
import dev.pawl.items.bucket.BucketException;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.Upload;
import dev.pawl.json.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The files of one outcome: one after another, each as large as a file may be. */
final class ResultFileRow {
    private final Buckets buckets;
    private final ResultFiles.Place place;
    private final String name;
    private final OutputType type;
    private final ArrayNode written = JsonNodeFactory.instance.arrayNode();
    private @Nullable Upload upload;
    private long bytes;

    ResultFileRow(Buckets buckets, ResultFiles.Place place, String name, OutputType type) {
        this.buckets = buckets;
        this.place = place;
        this.name = name;
        this.type = type;
    }

    void add(JsonNode result) throws BucketException {
        byte[] text = Json.write(result).getBytes(StandardCharsets.UTF_8);
        Upload open = upload;
        if (open != null && bytes + text.length + 2 > place.fileBytes()) {
            end(open);
            open = null;
        }
        if (open == null) {
            open = begin();
            write(open, type == OutputType.JSON ? "[" : "");
        } else {
            write(open, type == OutputType.JSON ? "," : "\n");
        }
        open.write(text, 0, text.length);
        bytes += text.length;
    }

    private Upload begin() throws BucketException {
        Upload begun = buckets.put(place.bucket(), key(),
                type == OutputType.JSON ? "application/json" : "application/jsonl");
        upload = begun;
        bytes = 0;
        return begun;
    }

    private String key() {
        return place.folder() + name + "_" + written.size() + (type == OutputType.JSON ? ".json" : ".jsonl");
    }

    private void end(Upload open) throws BucketException {
        write(open, type == OutputType.JSON ? "]" : "\n");
        String key = key();
        long size = open.complete();
        open.close();
        upload = null;
        written.addObject().put("Key", key).put("Size", size);
    }

    private void write(Upload open, String text) throws BucketException {
        byte[] more = text.getBytes(StandardCharsets.US_ASCII);
        open.write(more, 0, more.length);
        bytes += more.length;
    }

    /** Keys and sizes of all files, as the manifest shows them. */
    ArrayNode finish() throws BucketException {
        Upload open = upload;
        if (open != null) {
            end(open);
        }
        return written;
    }

    void close() {
        Upload open = upload;
        if (open != null) {
            open.close();
        }
    }
}
