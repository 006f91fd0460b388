package dev.pawl.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pawl.connector.ConnectorProvider.Settings;
import dev.pawl.items.bucket.BucketException;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.Listing;
import dev.pawl.items.bucket.ObjectRef;
import dev.pawl.items.bucket.StoredObject;
import dev.pawl.items.bucket.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buckets in S3, as the SDK asks for them over HTTP. */
class S3BucketsTest {
    private TestS3 s3;
    private Buckets buckets;

    @BeforeAll
    static void giveCredentials() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @AfterAll
    static void takeCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @BeforeEach
    void start() throws IOException {
        s3 = new TestS3();
        Map<String, String> variables = Map.of("AWS_ENDPOINT_URL_S3", s3.endpoint());
        buckets = new S3BucketsProvider().create(
                new Settings("123456789012", "us-east-1", name -> Optional.ofNullable(variables.get(name))))
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        buckets.close();
        s3.close();
    }

    private String read(ObjectRef object, long offset, long length) throws IOException {
        try (StoredObject stored = buckets.open(object, offset, length)) {
            return new String(stored.content().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(BucketException.class, call).code();
    }

    @Test
    void readsFromAnOffset() throws IOException {
        s3.objects.put("x y/é", "hello".getBytes(StandardCharsets.UTF_8));
        ObjectRef object = ObjectRef.of("b", "x y/é");
        assertThat(read(object, 0, Long.MAX_VALUE)).isEqualTo("hello");
        assertThat(read(object, 2, Long.MAX_VALUE)).isEqualTo("llo");
        assertThat(read(object, 1, 2)).isEqualTo("el");
        try (StoredObject stored = buckets.open(object, 2)) {
            assertThat(stored.sizeBytes()).isEqualTo(5);
            assertThat(stored.etag()).isEqualTo(TestS3.etag(s3.objects.get("x y/é")));
        }
    }

    @Test
    void skipsWhatAServerWithoutRangesSends() throws IOException {
        s3.objects.put("k", "hello".getBytes(StandardCharsets.UTF_8));
        s3.knowsNoRanges = true;
        assertThat(read(ObjectRef.of("b", "k"), 2, Long.MAX_VALUE)).isEqualTo("llo");
    }

    @Test
    void dropsAnObjectThatIsNotReadToItsEnd() throws IOException {
        s3.objects.put("large", new byte[32 << 20]);
        for (int i = 0; i < 60; i++) {
            try (StoredObject stored = buckets.open(ObjectRef.of("b", "large"), 0)) {
                assertThat(stored.content().read()).isZero();
            }
        }
        assertThat(buckets.has("b")).isTrue();
    }

    @Test
    void saysWhatIsMissing() {
        s3.objects.put("k", new byte[3]);
        assertThat(code(() -> buckets.open(ObjectRef.of("b", "none"), 0))).isEqualTo("NoSuchKey");
        assertThat(code(() -> buckets.open(ObjectRef.of("c", "k"), 0))).isEqualTo("NoSuchBucket");
        assertThat(code(() -> buckets.list("c", "", Optional.empty()))).isEqualTo("NoSuchBucket");
        ObjectRef pinned = ObjectRef.of("b", "k").pinned(Optional.empty(), Optional.of("\"other\""));
        assertThat(code(() -> buckets.open(pinned, 0))).isEqualTo("PreconditionFailed");
    }

    @Test
    void knowsWhichBucketsThereAre() throws IOException {
        assertThat(buckets.has("b")).isTrue();
        assertThat(buckets.has("c")).isFalse();
    }

    @Test
    void listsPageByPage() throws IOException {
        for (String key : new String[]{"a/1", "a/2", "a/3", "b"}) {
            s3.objects.put(key, new byte[1]);
        }
        Listing first = buckets.list("b", "a/", Optional.empty());
        assertThat(first.more()).isTrue();
        assertThat(first.entries()).extracting(Listing.Entry::key).containsExactly("a/1", "a/2");
        assertThat(first.entries().getFirst().lastModified()).hasToString("2022-11-16T00:29:32Z");
        Listing second = buckets.list("b", "a/", Optional.of("a/2"));
        assertThat(second.more()).isFalse();
        assertThat(second.entries()).extracting(Listing.Entry::key).containsExactly("a/3");
    }

    @Test
    void writesSmallObjectsAtOnceAndLargeOnesInParts() throws IOException {
        byte[] small = "small".getBytes(StandardCharsets.UTF_8);
        byte[] large = new byte[20 << 20];
        new Random(1).nextBytes(large);
        assertThat(write("small", small)).isEqualTo(small.length);
        assertThat(s3.requests).containsExactly("PUT /b/small");
        assertThat(write("large", large)).isEqualTo(large.length);
        assertThat(s3.objects.get("small")).isEqualTo(small);
        assertThat(s3.objects.get("large")).isEqualTo(large);
        assertThat(s3.requests).filteredOn("PUT /b/large"::equals).hasSizeBetween(2, 3);
    }

    @Test
    void givesUpPartsOfWhatWasNotCompleted() throws IOException {
        try (Upload upload = buckets.put("b", "k", "text/plain")) {
            upload.write(new byte[9 << 20], 0, 9 << 20);
        }
        assertThat(s3.requests).endsWith("DELETE /b/k");
        assertThat(s3.objects).isEmpty();
    }

    private long write(String key, byte[] content) throws IOException {
        try (Upload upload = buckets.put("b", key, "application/json")) {
            int step = 1 << 20;
            for (int at = 0; at < content.length; at += step) {
                upload.write(content, at, Math.min(step, content.length - at));
            }
            return upload.complete();
        }
    }
}
