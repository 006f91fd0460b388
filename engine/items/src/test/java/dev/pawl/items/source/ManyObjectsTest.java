package dev.pawl.items.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.items.ItemsRequest;
import dev.pawl.items.ReaderConfig;
import dev.pawl.items.SourceItem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Listings and manifests: what they give, and where they go on. */
class ManyObjectsTest {
    private static final MemoryBuckets BUCKETS = new MemoryBuckets().with("b", "in/", "")
            .with("b", "in/1.jsonl", "1\n2\n").with("b", "in/2.jsonl", "").with("b", "in/3.jsonl", "3\n")
            .with("b", "in/4.jsonl.gz", FormatsTest.gzip("4\n5\n")).with("b", "in/5.jsonl", "6\n")
            .with("b", "other", "x")
            .with("b", "unload/manifest.csv", "s3://d/one.csv\n\"s3://d/two.csv\"\n")
            .with("d", "one.csv", "1,a\n2,b\n").with("d", "two.csv", "3,c\n")
            .with("b", "inventory/manifest.json", "{\"sourceBucket\":\"s\",\"destinationBucket\":\"arn:aws:s3:::d\","
                    + "\"fileFormat\":\"CSV\",\"fileSchema\":\"Bucket, Key, Size\",\"files\":["
                    + "{\"key\":\"data/1.csv.gz\",\"size\":1},{\"key\":\"data/2.csv.gz\",\"size\":1}]}")
            .with("d", "data/1.csv.gz", FormatsTest.gzip("\"s\",\"a\",\"1\"\n\"s\",\"b%20c\",\"2\"\n"))
            .with("d", "data/2.csv.gz", FormatsTest.gzip("\"s\",\"d\",\"3\"\n"));

    record Example(String name, ItemsRequest request, List<String> items) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Example> examples() {
        ReaderConfig lines = Reads.type("JSONL");
        return Stream.of(
                new Example("contents of listed objects", Reads.list("in/", Reads.flattened(lines)),
                        List.of("1", "2", "3", "4", "5", "6")),
                new Example("nothing under a prefix", Reads.list("none/", ReaderConfig.NONE), List.of()),
                new Example("listed objects", Reads.list("o", ReaderConfig.NONE),
                        List.of("{\"Etag\":\"\\\"e\\\"\",\"Key\":\"other\",\"LastModified\":1668699881,\"Size\":1,"
                                + "\"StorageClass\":\"STANDARD\"}")),
                new Example("manifest of Athena",
                        Reads.object("unload/manifest.csv",
                                Reads.manifest("ATHENA_DATA", Reads.csv("COMMA", "n", "s"))),
                        List.of("{\"n\":\"1\",\"s\":\"a\"}", "{\"n\":\"2\",\"s\":\"b\"}", "{\"n\":\"3\",\"s\":\"c\"}")),
                new Example("manifest of an inventory", Reads.object("inventory/manifest.json", Reads.type("MANIFEST")),
                        List.of("{\"Bucket\":\"s\",\"Key\":\"a\",\"Size\":\"1\"}",
                                "{\"Bucket\":\"s\",\"Key\":\"b%20c\",\"Size\":\"2\"}",
                                "{\"Bucket\":\"s\",\"Key\":\"d\",\"Size\":\"3\"}")));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void areReadInOrder(Example example) throws Exception {
        assertThat(Reads.all(BUCKETS, example.request())).isEqualTo(example.items());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void goOnWhereTheyWere(Example example) throws Exception {
        Reads.resumedAnywhere(BUCKETS, example.request(), (rest, all) -> assertThat(rest).isEqualTo(all));
    }

    @Test
    void showTheObjectOrTheBucketAsSource() throws Exception {
        assertThat(Reads.rest(BUCKETS, Reads.list("in/", Reads.flattened(Reads.type("JSONL"))), Optional.empty()))
                .extracting(SourceItem::source).startsWith("S3://b/in/1.jsonl").endsWith("S3://b/in/5.jsonl");
        assertThat(Reads.rest(BUCKETS, Reads.list("in/", ReaderConfig.NONE), Optional.empty()))
                .extracting(SourceItem::source).hasSize(6).containsOnly("S3://b");
    }
}
