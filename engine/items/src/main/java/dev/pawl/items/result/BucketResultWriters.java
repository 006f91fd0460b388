package dev.pawl.items.result;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.items.ItemsException;
import dev.pawl.items.ResultRequest;
import dev.pawl.items.ResultWriters;
import dev.pawl.items.ResultWriting;
import dev.pawl.items.bucket.Buckets;

/** Writes the results of map runs into buckets. */
public final class BucketResultWriters implements ResultWriters {
    /** S3's limit of what one request can copy, and AWS's limit for a file of results. */
    private static final long FILE_BYTES = 5_000_000_000L;

    private final Buckets buckets;
    private final long fileBytes;

    /** Into those buckets. */
    public BucketResultWriters(Buckets buckets) {
        this(buckets, FILE_BYTES);
    }

    /** With another size at which a file is full. */
    BucketResultWriters(Buckets buckets, long fileBytes) {
        this.buckets = buckets;
        this.fileBytes = fileBytes;
    }

    @Override
    public ResultWriting open(ResultRequest request) throws ItemsException {
        if (!request.resource().endsWith(":s3:putObject")) {
            throw ItemsException.writing("Expected s3:putObject as Resource of the ResultWriter, but got "
                    + request.resource() + ".");
        }
        String bucket = text(request, "Bucket");
        if (bucket.isEmpty()) {
            throw ItemsException.writing("Expected a text as Bucket of the ResultWriter, but there is none.");
        }
        String prefix = text(request, "Prefix");
        String run = request.mapRunArn().substring(request.mapRunArn().lastIndexOf(':') + 1);
        String folder = (prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/") + run + "/";
        return new ResultFiles(buckets, new ResultFiles.Place(bucket, folder, fileBytes), request);
    }

    private static String text(ResultRequest request, String name) {
        JsonNode value = request.arguments().value().path(name);
        return value.isTextual() ? value.textValue() : "";
    }
}
