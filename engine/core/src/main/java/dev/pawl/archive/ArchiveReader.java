package dev.pawl.archive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.ArrayList;
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
                ArchiveFormat.TRAILER_BYTES), file.name()).within(file);
    }

    /** What a file has. */
    List<ArchiveEntry> index(ArchiveFiles.File file) throws IOException {
        ArchiveFormat.Trailer trailer = trailer(file);
        List<ArchiveEntry> entries = new ArrayList<>();
        try (BufferedReader lines = lines(file.name(), trailer.indexFrom(), trailer.indexBytes())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                entries.add(entry(file, line).within(trailer.indexFrom()));
            }
        }
        return List.copyOf(entries);
    }

    private static ArchiveEntry entry(ArchiveFiles.File file, String line) throws IOException {
        try {
            return ArchiveEntry.read(file.name(), Json.read(line));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("Expected " + file.name() + " to name its executions, but: " + e.getMessage(), e);
        }
    }

    private BufferedReader lines(String file, long from, int bytes) throws IOException {
        return new BufferedReader(new InputStreamReader(new MemberText(files.read(file, from, bytes), file),
                StandardCharsets.UTF_8));
    }

    /** The line of an execution. */
    JsonNode read(ArchiveEntry entry) throws IOException {
        try (BufferedReader lines = lines(entry.file(), entry.from(), entry.bytes())) {
            String line = lines.readLine();
            for (int i = 0; i < entry.line() && line != null; i++) {
                line = lines.readLine();
            }
            if (line == null) {
                throw new IOException("Expected " + entry.arn() + " in " + entry.file() + ", but its line is missing");
            }
            return Json.read(line);
        }
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
