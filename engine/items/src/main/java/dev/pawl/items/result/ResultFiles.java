package dev.pawl.items.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.items.ChildResult;
import dev.pawl.items.ItemsException;
import dev.pawl.items.ResultRequest;
import dev.pawl.items.ResultTransformation;
import dev.pawl.items.ResultWriting;
import dev.pawl.items.bucket.BucketException;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.Upload;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** The files of a map run: for each outcome a row of them, and a manifest that names them all. */
final class ResultFiles implements ResultWriting {
    private final Buckets buckets;
    private final Place place;
    private final ResultRequest request;
    private final Map<Outcome, ResultFileRow> rows = new EnumMap<>(Outcome.class);

    /**
     * Where they lie.
     *
     * @param folder
     *            beginning of all keys
     * @param fileBytes
     *            when a file is full
     */
    record Place(String bucket, String folder, long fileBytes) {}

    /** Which files there are; named as the files are. */
    enum Outcome {
        FAILED, PENDING, SUCCEEDED
    }

    ResultFiles(Buckets buckets, Place place, ResultRequest request) {
        this.buckets = buckets;
        this.place = place;
        this.request = request;
        for (Outcome outcome : Outcome.values()) {
            rows.put(outcome, new ResultFileRow(buckets, place, outcome.name(), request.config().outputType()));
        }
    }

    @Override
    public void add(ChildResult child) throws ItemsException {
        try {
            for (JsonNode result : ResultTransformation.of(request.config().transformation(), child)) {
                row(outcome(child.status())).add(result);
            }
        } catch (BucketException e) {
            throw failed(e);
        }
    }

    private static Outcome outcome(ChildResult.Status status) {
        return switch (status) {
            case SUCCEEDED -> Outcome.SUCCEEDED;
            case FAILED, TIMED_OUT, ABORTED -> Outcome.FAILED;
            case PENDING -> Outcome.PENDING;
        };
    }

    private ResultFileRow row(Outcome outcome) {
        return java.util.Objects.requireNonNull(rows.get(outcome));
    }

    @Override
    public Payload finish() throws ItemsException {
        try {
            ObjectNode manifest = JsonNodeFactory.instance.objectNode();
            manifest.put("DestinationBucket", place.bucket()).put("MapRunArn", request.mapRunArn());
            ObjectNode files = manifest.putObject("ResultFiles");
            for (Outcome outcome : Outcome.values()) {
                files.set(outcome.name(), row(outcome).finish());
            }
            String key = place.folder() + "manifest.json";
            write(key, manifest);
            ObjectNode result = JsonNodeFactory.instance.objectNode().put("MapRunArn", request.mapRunArn());
            result.putObject("ResultWriterDetails").put("Bucket", place.bucket()).put("Key", key);
            return Payload.of(result);
        } catch (BucketException e) {
            throw failed(e);
        }
    }

    private void write(String key, ObjectNode manifest) throws BucketException {
        byte[] bytes = Json.write(manifest).getBytes(StandardCharsets.UTF_8);
        try (Upload upload = buckets.put(place.bucket(), key, "application/json")) {
            upload.write(bytes, 0, bytes.length);
            upload.complete();
        }
    }

    private ItemsException failed(BucketException e) {
        return ItemsException.writing("Failed to write the results of the Map Run to s3://" + place.bucket() + "/"
                + place.folder() + ": " + e.reason() + " (Service: S3, Error Code: " + e.code() + ")", e);
    }

    @Override
    public void close() {
        rows.values().forEach(ResultFileRow::close);
    }
}
