package dev.pawl.items.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.config.Configuration;
import dev.pawl.connector.ConnectorProvider.Settings;
import dev.pawl.items.ItemCursor;
import dev.pawl.items.ItemSources;
import dev.pawl.items.ItemsException;
import dev.pawl.items.ItemsRequest;
import dev.pawl.items.ResultRequest;
import dev.pawl.items.ResultWriting;
import dev.pawl.items.WriterConfig;
import dev.pawl.items.source.Reads;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions read and write buckets, but none in which the server keeps what is of all machines. */
class OwnPlacesTest {
    private static final String EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:m:e";
    private static final String RUN = "arn:aws:states:us-east-1:123456789012:mapRun:m/label:uuid";

    @TempDir
    private Path root;

    @BeforeEach
    void makeBuckets() throws IOException {
        for (String bucket : new String[]{"keep", "free"}) {
            Files.writeString(Files.createDirectories(root.resolve("buckets").resolve(bucket)).resolve("k"), "{}\n");
        }
        Files.createSymbolicLink(root.resolve("buckets/linked"), root.resolve("buckets/keep"));
    }

    private ItemSources sources(String configuration) {
        return ItemSources.load(new Settings("123456789012", "us-east-1",
                name -> Optional.of(root.resolve("buckets").toString()).filter(all -> name.equals("PAWL_BUCKETS")),
                Configuration.of(Json.read(configuration), "pawl.json", root), Secrets.NONE),
                OwnPlacesTest.class.getClassLoader());
    }

    private static void read(ItemSources sources, String action, String bucket) throws ItemsException {
        try (ItemCursor cursor = sources.readers().open(new ItemsRequest("arn:aws:states:::s3:" + action,
                Payload.parse("{\"Bucket\":\"" + bucket + "\",\"" + (action.equals("getObject") ? "Key" : "Prefix")
                        + "\":\"k\"}"),
                Reads.type("JSONL"), Optional.empty(), EXECUTION), Optional.empty())) {
            assertThat(cursor.next()).isPresent();
        }
    }

    private static void write(ItemSources sources, String bucket) throws ItemsException {
        try (ResultWriting writing = sources.writers().open(new ResultRequest("arn:aws:states:::s3:putObject",
                Payload.parse("{\"Bucket\":\"" + bucket + "\",\"Prefix\":\"p\"}"), WriterConfig.OF_EXPORT, RUN,
                Optional.empty()))) {
            writing.finish();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"archive\": {\"bucket\": \"keep\"}}", "{\"backup\": {\"to\": \"s3://keep/some/where\"}}",
            "{\"backup\": {\"to\": \"s3://keep\"}}", "{\"archive\": {\"folder\": \"buckets/keep/not/there/yet\"}}",
            "{\"backup\": {\"to\": \"buckets/keep\"}}", "{\"database\": {\"url\": \"buckets/keep/pawl.db\"}}"})
    void aBucketOfTheServerIsRefused(String configuration) throws Exception {
        try (ItemSources sources = sources(configuration)) {
            for (String action : new String[]{"getObject", "listObjectsV2"}) {
                assertThatThrownBy(() -> read(sources, action, "keep")).isInstanceOf(ItemsException.class)
                        .hasStackTraceContaining("Access Denied");
                read(sources, action, "free");
            }
            assertThatThrownBy(() -> write(sources, "keep")).hasStackTraceContaining("Access Denied");
            write(sources, "free");
        }
        assertThat(root.resolve("buckets/keep/p")).doesNotExist();
    }

    @Test
    void aLinkToItIsRefusedToo() throws Exception {
        try (ItemSources sources = sources("{\"archive\": {\"folder\": \"buckets/keep\"}}")) {
            assertThatThrownBy(() -> read(sources, "getObject", "linked")).hasStackTraceContaining("Access Denied");
        }
    }
}
