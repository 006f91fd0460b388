package dev.pawl.items.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pawl.history.Failure;
import dev.pawl.items.ItemsException;
import dev.pawl.items.ItemsRequest;
import dev.pawl.items.ReaderConfig;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files and requests that cannot be read end with States.ItemReaderFailed, and soon. */
class RefusalsTest {
    record Refusal(String name, ByteBuffer content, ItemsRequest request, String cause) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Refusal of(String name, String content, ReaderConfig config, String cause) {
        return new Refusal(name, ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)), Reads.object("k", config),
                cause);
    }

    static Stream<Refusal> refusals() throws Exception {
        return Stream.of(json(), csv(), packed(), requests()).flatMap(all -> all);
    }

    private static Stream<Refusal> json() {
        ReaderConfig json = Reads.type("JSON");
        return Stream.of(
                of("a number", "12", json, "Expected an array or an object to iterate over, but got a number."),
                of("nothing", "", json, "Expected an array or an object to iterate over, but got an empty file."),
                of("no JSON", "[1, oops]", json, "Expected JSON, but the file is not"),
                of("an array that goes wrong", "[1, {]", json, "Expected JSON, but the file is not: Unexpected "
                        + "close marker ']': expected '}' (for Object starting at line 1, column 5)"),
                of("cut off", "[1, 2", json, "Expected"),
                of("too deep", "[".repeat(100_000), json, "Expected JSON of at most 500 levels"),
                of("endless text", "[\"" + "x".repeat(3 << 20) + "\"]", json, "Expected the end of an item before"),
                of("endless space", "[" + " ".repeat(3 << 20) + "1]", json, "Expected the end of an item before"),
                of("large item", "[1,\"" + "x".repeat(262_144) + "\"]", json,
                        "The size of item 1 is 262146 bytes, which exceeds the limit of 262144 bytes."),
                of("pointer to nothing", "{\"a\":1}", Reads.pointer("/b"),
                        "The ItemsPointer /b does not point to anything in the file."),
                of("pointer of another kind", "[]", Reads.pointer("a"), "Expected a JSON Pointer as ItemsPointer"),
                of("long pointer", "[]", Reads.pointer("/" + "a".repeat(2000)),
                        "ItemsPointer cannot be longer than 2,000 characters."),
                of("far away", "{\"a\":\"" + "x".repeat(17 << 20) + "\",\"b\":[1]}", Reads.pointer("/b"),
                        "Expected what the ItemsPointer points to before byte 16777216"),
                of("broken line", "1\n{\n", Reads.type("JSONL"), "Expected JSON in each line, but item 1 is not"),
                of("endless line", "1".repeat(3 << 20), Reads.type("JSONL"), "Expected the end of a line before"));
    }

    private static Stream<Refusal> csv() {
        return Stream.of(
                of("same name twice", "1,2,3\n", Reads.csv("COMMA", "H1", "H1", "H3"),
                        "CSV headers cannot contain duplicates."),
                of("same name twice in the file", "a,a\n1,2\n", Reads.csv("COMMA"),
                        "CSV headers cannot contain duplicates."),
                of("long names", "a," + "b".repeat(10_240) + "\n1,2\n", Reads.csv("COMMA"),
                        "CSV headers cannot be larger than 10 KiB."),
                of("names alone", "a,b\n", Reads.csv("COMMA"), "The CSV file contains only CSV headers."),
                of("no name", "", Reads.csv("COMMA"), "The CSV file is empty."),
                of("open quotation mark", "a\n\"1\n2", Reads.csv("COMMA"), "Expected a quotation mark that ends"),
                of("endless record", "a\n\"" + "x".repeat(3 << 20), Reads.csv("COMMA"),
                        "Expected the end of a record before"),
                of("delimiter", "a\n1\n", Reads.csv("DOT"), "Expected COMMA, PIPE, SEMICOLON, SPACE or TAB"));
    }

    private static Stream<Refusal> packed() throws Exception {
        ReaderConfig lines = Reads.type("JSONL");
        byte[] gzip = FormatsTest.gzip("1\n".repeat(1000));
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) '\n');
            for (int i = 0; i < 64; i++) {
                out.write(blanks);
            }
        }
        byte[] zstd = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x04, 0x58, 1, 2, 3};
        String broken = "Expected a compressed file, but it is broken or ends too early.";
        return Stream.of(
                new Refusal("cut gzip", ByteBuffer.wrap(Arrays.copyOf(gzip, gzip.length - 4)), Reads.object("k", lines),
                        broken),
                new Refusal("broken zstd", ByteBuffer.wrap(zstd), Reads.object("k", lines), broken),
                new Refusal("bomb", ByteBuffer.wrap(bomb.toByteArray()), Reads.object("k", lines),
                        "Expected the end of a line before"),
                new Refusal("no gzip", ByteBuffer.wrap("1\n".getBytes(StandardCharsets.UTF_8)),
                        Reads.object("k.gz", lines),
                        "Expected a file compressed with gzip, as its name or Content-Encoding says, but it is not."));
    }

    private static Stream<Refusal> requests() {
        ByteBuffer none = ByteBuffer.allocate(0);
        ReaderConfig json = Reads.type("JSON");
        return Stream.of(
                new Refusal("no key", none, Reads.object("missing", json),
                        "Failed to read s3://b/missing: The specified key does not exist. (Service: S3, Error Code: "
                                + "NoSuchKey)"),
                new Refusal("no bucket", none, Reads.request("getObject", "{\"Bucket\":\"c\",\"Key\":\"k\"}", json),
                        "Failed to read s3://c/k: The specified bucket does not exist (Service: S3, Error Code: "
                                + "NoSuchBucket)"),
                new Refusal("no arguments", none, Reads.request("getObject", "{\"Key\":5}", json),
                        "Expected a text as Bucket of the ItemReader, but got nothing."),
                new Refusal("another action", none, Reads.request("deleteObject", "{}", json),
                        "Expected s3:getObject or s3:listObjectsV2 as Resource"),
                new Refusal("another type", none, Reads.object("k", Reads.type("XML")),
                        "Expected CSV, JSON, JSONL or PARQUET as InputType of the items, but got XML."),
                new Refusal("inventory", ByteBuffer.wrap("{}".getBytes(StandardCharsets.UTF_8)),
                        Reads.object("k", Reads.type("MANIFEST")), "Expected destinationBucket and files"),
                new Refusal("Athena", ByteBuffer.wrap("file:///x\n".getBytes(StandardCharsets.UTF_8)),
                        Reads.object("k", Reads.manifest("ATHENA_DATA", Reads.type("CSV"))),
                        "Expected a URI such as s3://bucket/key in each line of the manifest"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void sayWhatIsWrong(Refusal refusal) {
        MemoryBuckets buckets = new MemoryBuckets().with("b", "k", refusal.content().array()).with("b", "k.gz",
                refusal.content().array());
        Failure failure = catchThrowableOfType(ItemsException.class, () -> Reads.all(buckets, refusal.request()))
                .failure();
        assertThat(failure.error()).contains("States.ItemReaderFailed");
        assertThat(failure.cause().orElseThrow()).startsWith(refusal.cause());
    }
}
