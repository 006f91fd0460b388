package dev.pawl.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody made to be large once they are unpacked, or that lie about where their parts are. */
class MemberTextTest {
    @TempDir
    private Path folder;

    private static byte[] bomb(int megabytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] line = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            for (long written = 0; written < megabytes * (1L << 20); written += line.length) {
                gzip.write(line);
            }
        }
        return out.toByteArray();
    }

    private Archived file(long indexFrom, int indexBytes, byte[] before) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(before);
        byte[] hash = ArchiveReader.sha256().digest(before);
        out.write(new ArchiveFormat.Trailer(indexFrom, indexBytes, hash).bytes());
        Files.write(folder.resolve("a.pawl.gz"), out.toByteArray());
        return new Archived(new FolderFiles(folder));
    }

    /** What is said of the file, which hides no other. */
    private static String refusal(Archived archived) {
        assertThat(archived.named("x")).isEmpty();
        assertThat(archived.damaged()).containsOnlyKeys("a.pawl.gz");
        return archived.damaged().getOrDefault("a.pawl.gz", "");
    }

    @Test
    void anIndexThatUnpacksToFarMoreThanItsSizeIsRefused() throws IOException {
        byte[] bomb = bomb(200);
        Archived archived = file(0, bomb.length, bomb);
        assertThat(refusal(archived)).contains("a.pawl.gz", "nobody packs an execution that small");
        FolderFiles other = new FolderFiles(folder.resolve("other"));
        assertThatThrownBy(() -> ArchiveTransfer.take(folder.resolve("a.pawl.gz"), other))
                .hasStackTraceContaining("nobody packs an execution that small");
        assertThat(other.list()).isEmpty();
    }

    @Test
    void noMoreIsUnpackedThanThereIsRoomFor() throws IOException {
        byte[] some = ArchiveFormat.member("0123456789".repeat(10));
        try (MemberText text = new MemberText(some, "f", 99)) {
            assertThatThrownBy(text::readAllBytes).hasMessageContaining("99 bytes at most");
        }
        try (MemberText text = new MemberText(some, "f", 100)) {
            assertThat(text.readAllBytes()).hasSize(100);
        }
    }

    @Test
    void anIndexOutsideOfTheFileIsRefused() throws IOException {
        for (long[] place : new long[][]{{0, -1}, {-1, 5}, {0, Integer.MAX_VALUE}, {Long.MAX_VALUE, 1}, {6, 5}}) {
            Archived archived = file(place[0], (int) place[1], new byte[10]);
            assertThat(refusal(archived)).contains("within its");
        }
    }

    @Test
    void anExecutionBehindTheIndexIsRefused() throws IOException {
        byte[] index = ArchiveFormat.member("""
                {"executionArn":"a:x","status":"SUCCEEDED","startDate":"2026-01-01T00:00:00Z",\
                "stopDate":"2026-01-01T00:00:00Z","from":7,"bytes":2147483647,"line":0}
                """);
        Archived archived = file(0, index.length, index);
        assertThat(refusal(archived)).contains("in front of the index");
    }

    @Test
    void whatIsTooSmallForItsSizeIsNotPacked() throws IOException {
        String monotonous = "x".repeat(40 << 20);
        byte[] member = ArchiveFormat.member(monotonous);
        try (MemberText text = new MemberText(member, "f", 1L << 30)) {
            assertThat(text.readAllBytes()).hasSize(monotonous.length());
        }
    }

    @Test
    void aReaderThatIsInterruptedStops() throws IOException {
        try (MemberText text = new MemberText(ArchiveFormat.member("x"), "f", 10)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(text::readAllBytes).isInstanceOf(InterruptedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
