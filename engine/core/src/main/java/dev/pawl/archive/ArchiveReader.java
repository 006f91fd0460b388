package dev.pawl.archive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/** Reads archive files. */
final class ArchiveReader {
    private static final int CHUNK = 1 << 20;

    private final ArchiveFiles files;

    ArchiveReader(ArchiveFiles files) {
        this.files = files;
    }

    private ArchiveFormat.Trailer trailer(ArchiveFiles.File file) throws IOException {
        if (file.bytes() < ArchiveFormat.TRAILER_BYTES) {
            throw new IOException("Expected " + file.name() + " to be an archive file, but it has " + file.bytes()
                    + " bytes");
        }
        return ArchiveFormat.Trailer.read(files.read(file.name(), file.bytes() - ArchiveFormat.TRAILER_BYTES,
                ArchiveFormat.TRAILER_BYTES), file.name());
    }

    /** What a file has. */
    List<ArchiveEntry> index(ArchiveFiles.File file) throws IOException {
        ArchiveFormat.Trailer trailer = trailer(file);
        return ArchiveFormat.lines(files.read(file.name(), trailer.indexFrom(), trailer.indexBytes())).lines()
                .map(line -> ArchiveEntry.read(file.name(), Json.read(line))).toList();
    }

    /** The line of an execution. */
    JsonNode read(ArchiveEntry entry) throws IOException {
        return Json.read(ArchiveFormat.lines(files.read(entry.file(), entry.from(), entry.bytes())).lines()
                .skip(entry.line()).findFirst().orElseThrow(() -> new IOException("Expected " + entry.arn() + " in "
                        + entry.file() + ", but its line is missing")));
    }

    /**
     * Reads all of a file.
     *
     * @throws IOException
     *             if anything in it is not as it was written
     */
    long verify(ArchiveFiles.File file) throws IOException {
        ArchiveFormat.Trailer trailer = trailer(file);
        MessageDigest digest = sha256();
        long end = file.bytes() - ArchiveFormat.TRAILER_BYTES;
        for (long at = 0; at < end; at += CHUNK) {
            digest.update(files.read(file.name(), at, (int) Math.min(CHUNK, end - at)));
        }
        if (!Arrays.equals(digest.digest(), trailer.hash())) {
            throw new IOException("Expected " + file.name() + " to have the SHA-256 that its end names, but it has"
                    + " another: it was changed or is damaged");
        }
        List<ArchiveEntry> entries = index(file);
        for (ArchiveEntry entry : entries) {
            if (!ArchivedExecution.read(read(entry), -1, 0).execution().info().arn().equals(entry.arn())) {
                throw new IOException("Expected " + entry.arn() + " in " + file.name() + ", but there is another");
            }
        }
        return entries.size();
    }

    static MessageDigest sha256() throws IOException {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("Expected SHA-256, but this Java has none", e);
        }
    }
}
