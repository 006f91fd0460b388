package dev.pawl.items.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pawl.history.Failure;
import dev.pawl.items.ChildResult;
import dev.pawl.items.ChildResult.Status;
import dev.pawl.items.ItemsException;
import dev.pawl.items.ResultRequest;
import dev.pawl.items.ResultWriting;
import dev.pawl.items.WriterConfig;
import dev.pawl.items.WriterConfig.OutputType;
import dev.pawl.items.WriterConfig.Transformation;
import dev.pawl.items.source.MemoryBuckets;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The files that a ResultWriter leaves. */
class BucketResultWritersTest {
    private static final String RUN = "arn:aws:states:us-east-1:123456789012:mapRun:m/label:uuid";
    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

    private static ChildResult child(int number, Status status, String output) {
        String arn = "arn:aws:states:us-east-1:123456789012:execution:m/label:n" + number;
        boolean began = status != Status.PENDING;
        return new ChildResult(
                new ChildResult.Who(arn, "n" + number, "arn:aws:states:us-east-1:123456789012:stateMachine:m/label"),
                Payload.parse("{\"i\": " + number + "}"), status,
                output.isEmpty() ? Optional.empty() : Optional.of(Payload.parse(output)),
                status == Status.FAILED ? Failure.of("E", "why") : Failure.UNNAMED,
                new ChildResult.Times(began ? Optional.of(START) : Optional.empty(),
                        began ? Optional.of(START.plusMillis(22)) : Optional.empty()),
                new ChildResult.Redrive(0, "NOT_REDRIVABLE", Optional.empty()));
    }

    private static final List<ChildResult> CHILDREN = List.of(child(0, Status.SUCCEEDED, "[1, 2]"),
            child(1, Status.FAILED, ""), child(2, Status.SUCCEEDED, "{\"a\": 3}"), child(3, Status.PENDING, ""),
            child(4, Status.ABORTED, ""));

    private static MemoryBuckets written(WriterConfig config, String prefix, long fileBytes) throws ItemsException {
        MemoryBuckets buckets = new MemoryBuckets().with("b", "other", "x");
        try (ResultWriting writing = new BucketResultWriters(buckets, fileBytes).open(request(config, "b", prefix))) {
            for (ChildResult child : CHILDREN) {
                writing.add(child);
            }
            String key = (prefix.isEmpty() ? "" : "out/") + "uuid/manifest.json";
            assertThat(writing.finish().text()).isEqualTo("{\"MapRunArn\":\"" + RUN
                    + "\",\"ResultWriterDetails\":{\"Bucket\":\"b\",\"Key\":\"" + key + "\"}}");
        }
        return buckets;
    }

    private static ResultRequest request(WriterConfig config, String bucket, String prefix) {
        return new ResultRequest("arn:aws:states:::s3:putObject",
                Payload.parse("{\"Bucket\":\"" + bucket + "\",\"Prefix\":\"" + prefix + "\"}"), config, RUN,
                Optional.empty());
    }

    @Test
    void areUnchangedResultsSortedByOutcome() throws Exception {
        MemoryBuckets buckets = written(WriterConfig.OF_EXPORT, "out", Long.MAX_VALUE);
        assertThat(buckets.keys("b")).containsExactly("other", "out/uuid/FAILED_0.json", "out/uuid/PENDING_0.json",
                "out/uuid/SUCCEEDED_0.json", "out/uuid/manifest.json");
        String arn = "\"ExecutionArn\":\"arn:aws:states:us-east-1:123456789012:execution:m/label:n";
        String machine = "\"StateMachineArn\":\"arn:aws:states:us-east-1:123456789012:stateMachine:m/label\"";
        assertThat(buckets.text("b", "out/uuid/SUCCEEDED_0.json")).startsWith("[{" + arn
                + "0\",\"Input\":\"{\\\"i\\\": 0}\",\"InputDetails\":{\"Included\":true},\"Name\":\"n0\","
                + "\"Output\":\"[1, 2]\",\"OutputDetails\":{\"Included\":true},\"RedriveCount\":0,"
                + "\"RedriveStatus\":\"NOT_REDRIVABLE\",\"StartDate\":\"2026-01-02T03:04:05.678Z\"," + machine
                + ",\"Status\":\"SUCCEEDED\",\"StopDate\":\"2026-01-02T03:04:05.700Z\"},{");
        assertThat(buckets.text("b", "out/uuid/FAILED_0.json"))
                .startsWith("[{\"Cause\":\"why\",\"Error\":\"E\"," + arn + "1\"").contains("\"Status\":\"ABORTED\"");
        assertThat(buckets.text("b", "out/uuid/PENDING_0.json")).isEqualTo("[{" + arn
                + "3\",\"Input\":\"{\\\"i\\\": 3}\",\"InputDetails\":{\"Included\":true},\"Name\":\"n3\","
                + "\"RedriveCount\":0,\"RedriveStatus\":\"NOT_REDRIVABLE\"," + machine + ",\"Status\":\"PENDING\"}]");
    }

    @Test
    void areNamedInTheManifestWithTheirSizes() throws Exception {
        MemoryBuckets buckets = written(WriterConfig.OF_EXPORT, "", Long.MAX_VALUE);
        int failed = buckets.text("b", "uuid/FAILED_0.json").length();
        int pending = buckets.text("b", "uuid/PENDING_0.json").length();
        int succeeded = buckets.text("b", "uuid/SUCCEEDED_0.json").length();
        assertThat(buckets.text("b", "uuid/manifest.json")).isEqualTo("{\"DestinationBucket\":\"b\",\"MapRunArn\":\""
                + RUN + "\",\"ResultFiles\":{\"FAILED\":[{\"Key\":\"uuid/FAILED_0.json\",\"Size\":" + failed
                + "}],\"PENDING\":[{\"Key\":\"uuid/PENDING_0.json\",\"Size\":" + pending
                + "}],\"SUCCEEDED\":[{\"Key\":\"uuid/SUCCEEDED_0.json\",\"Size\":" + succeeded + "}]}}");
    }

    @Test
    void beginAnewWhenTheyAreFull() throws Exception {
        MemoryBuckets buckets = written(new WriterConfig(Transformation.FLATTEN, OutputType.JSON), "out/", 7);
        assertThat(buckets.text("b", "out/uuid/SUCCEEDED_0.json")).isEqualTo("[1,2]");
        assertThat(buckets.text("b", "out/uuid/SUCCEEDED_1.json")).isEqualTo("[{\"a\":3}]");
        assertThat(Json.read(buckets.text("b", "out/uuid/manifest.json")).at("/ResultFiles/SUCCEEDED")).hasSize(2);
        assertThat(Json.read(buckets.text("b", "out/uuid/FAILED_0.json")).at("/0/Error").asText()).isEqualTo("E");
    }

    @Test
    void mayBeLines() throws Exception {
        MemoryBuckets buckets = written(new WriterConfig(Transformation.COMPACT, OutputType.JSONL), "out",
                Long.MAX_VALUE);
        assertThat(buckets.text("b", "out/uuid/SUCCEEDED_0.jsonl")).isEqualTo("[1,2]\n{\"a\":3}\n");
    }

    @Test
    void areMissedWithAClearFailure() throws Exception {
        MemoryBuckets buckets = new MemoryBuckets();
        try (ResultWriting writing = new BucketResultWriters(buckets)
                .open(request(WriterConfig.OF_EXPORT, "none", "p"))) {
            Failure failure = catchThrowableOfType(ItemsException.class, writing::finish).failure();
            assertThat(failure).isEqualTo(Failure.of("States.ResultWriterFailed",
                    "Failed to write the results of the Map Run to s3://none/p/uuid/: The specified bucket does not "
                            + "exist (Service: S3, Error Code: NoSuchBucket)"));
        }
    }
}
