package dev.pawl.items.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pawl.items.bucket.BucketException;
import dev.pawl.items.bucket.Listing;
import dev.pawl.items.bucket.ObjectRef;
import dev.pawl.items.bucket.StoredObject;
import dev.pawl.items.bucket.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders as buckets: reading, writing, listing, and that no key leads out of them. */
class FolderBucketsTest {
    @TempDir
    private Path root;

    private FolderBuckets buckets = new FolderBuckets(Path.of("/"));

    @BeforeEach
    void makeBucket() throws IOException {
        buckets = new FolderBuckets(root);
        Files.createDirectories(root.resolve("b"));
        Files.writeString(root.resolve("secret"), "secret");
    }

    private String read(ObjectRef object, long offset) throws IOException {
        try (StoredObject stored = buckets.open(object, offset)) {
            return new String(stored.content().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void write(String key, String content) throws BucketException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try (Upload upload = buckets.put("b", key, "text/plain")) {
            upload.write(bytes, 0, bytes.length);
            assertThat(upload.complete()).isEqualTo(bytes.length);
        }
    }

    @Test
    void givesBackWhatWasWritten() throws IOException {
        write("x/y z.txt", "hello");
        write("x/y z.txt", "hello again");
        assertThat(read(ObjectRef.of("b", "x/y z.txt"), 0)).isEqualTo("hello again");
        assertThat(read(ObjectRef.of("b", "x/y z.txt"), 6)).isEqualTo("again");
        assertThat(read(ObjectRef.of("b", "x/y z.txt"), 99)).isEmpty();
    }

    @Test
    void leavesNothingOfAnUploadThatWasNotCompleted() throws IOException {
        write("kept", "old");
        try (Upload upload = buckets.put("b", "kept", "text/plain")) {
            upload.write(new byte[100_000], 0, 100_000);
            assertThat(buckets.list("b", "", Optional.empty()).entries()).extracting(Listing.Entry::key)
                    .containsExactly("kept");
        }
        assertThat(read(ObjectRef.of("b", "kept"), 0)).isEqualTo("old");
        try (Stream<Path> files = Files.list(root.resolve("b"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void noticesThatAnObjectHasChanged() throws IOException {
        write("k", "one");
        String etag;
        try (StoredObject stored = buckets.open(ObjectRef.of("b", "k"), 0)) {
            etag = stored.etag();
        }
        ObjectRef pinned = ObjectRef.of("b", "k").pinned(Optional.empty(), Optional.of(etag));
        assertThat(read(pinned, 0)).isEqualTo("one");
        write("k", "two");
        assertThat(catchThrowableOfType(BucketException.class, () -> buckets.open(pinned, 0)).code())
                .isEqualTo("PreconditionFailed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "x/../../secret", "/etc/passwd", "./k", "k/", "", "a//b", "nul\0",
            "..\\secret", ".pawl-x", "link", "linked/secret", "folder", "pipe/../../secret"})
    void readsAndWritesNothingElsewhere(String key) throws IOException {
        Files.createDirectories(root.resolve("b/folder"));
        Files.createSymbolicLink(root.resolve("b/link"), root.resolve("secret"));
        Files.createSymbolicLink(root.resolve("b/linked"), root);
        assertThat(catchThrowableOfType(BucketException.class, () -> buckets.open(ObjectRef.of("b", key), 0)).code())
                .isIn("InvalidArgument", "NoSuchKey");
        if (!key.equals("link")) {
            assertThat(catchThrowableOfType(BucketException.class, () -> write(key, "mine")).code())
                    .isEqualTo("InvalidArgument");
        }
        assertThat(Files.readString(root.resolve("secret"))).isEqualTo("secret");
    }

    @Test
    void replacesALinkInsteadOfWritingThroughIt() throws IOException {
        Files.createSymbolicLink(root.resolve("b/link"), root.resolve("secret"));
        write("link", "mine");
        assertThat(Files.readString(root.resolve("secret"))).isEqualTo("secret");
        assertThat(read(ObjectRef.of("b", "link"), 0)).isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "..", ".", "", "b/../b", "secret", ".hidden"})
    void knowsNoOtherBuckets(String bucket) throws IOException {
        Files.createDirectories(root.resolve(".hidden"));
        assertThat(buckets.has(bucket)).isFalse();
        assertThat(catchThrowableOfType(BucketException.class, () -> buckets.list(bucket, "", Optional.empty())).code())
                .isEqualTo("NoSuchBucket");
    }

    @Test
    void listsInTheOrderOfKeysPageByPage() throws IOException {
        List<String> keys = List.of("a-1", "a.txt", "a/", "a/0", "a/b/c", "a/z", "a0", "b", "é", "\uFF5E",
                "\uD83D\uDE00");
        for (String key : keys) {
            if (!key.endsWith("/")) {
                write(key, key);
            }
        }
        Files.createDirectories(root.resolve("b/a/empty/deeper"));
        Files.createDirectories(root.resolve("b/0/1"));
        List<String> files = keys.stream().filter(key -> !key.endsWith("/")).toList();
        for (int page = 1; page <= files.size() + 1; page++) {
            assertThat(listed("", page)).isEqualTo(files);
        }
        assertThat(listed("a/", 2)).containsExactly("a/0", "a/b/c", "a/z");
        assertThat(listed("a/b", 1)).containsExactly("a/b/c");
        assertThat(listed("a", 3)).containsExactly("a-1", "a.txt", "a/0", "a/b/c", "a/z", "a0");
        assertThat(listed("nothing", 3)).isEmpty();
    }

    private List<String> listed(String prefix, int page) throws IOException {
        List<String> keys = new ArrayList<>();
        Optional<String> after = Optional.empty();
        while (true) {
            Listing listing = new FolderListing(root.resolve("b"), prefix, after, page).read();
            listing.entries().forEach(entry -> keys.add(entry.key()));
            if (!listing.more()) {
                return keys;
            }
            assertThat(listing.entries()).hasSize(page);
            after = Optional.of(listing.entries().getLast().key());
        }
    }
}
