package dev.pawl.archive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.interpreter.fold.Fold;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
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
            throw new DamagedFileException(
                    "Expected " + file.name() + " to be an archive file, but it has " + file.bytes()
                            + " bytes");
        }
        return ArchiveFormat.Trailer.read(files.read(file.name(), file.bytes() - ArchiveFormat.TRAILER_BYTES,
                ArchiveFormat.TRAILER_BYTES), file.name()).within(file);
    }

    /** What a file has. */
    List<ArchiveEntry> index(ArchiveFiles.File file) throws IOException {
        ArchiveFormat.Trailer trailer = trailer(file);
        byte[] member = files.read(file.name(), trailer.indexFrom(), trailer.indexBytes());
        List<ArchiveEntry> entries = new ArrayList<>();
        try (BufferedReader lines = lines(file.name(), member)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                entries.add(ArchiveEntry.read(file.name(), Json.read(line)).within(trailer.indexFrom()));
            }
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw DamagedFileException.in(file.name(), e);
        }
        return List.copyOf(entries);
    }

    private static BufferedReader lines(String file, byte[] member) throws IOException {
        return new BufferedReader(new InputStreamReader(new MemberText(member, file), StandardCharsets.UTF_8));
    }

    /** The line of an execution. */
    JsonNode read(ArchiveEntry entry) throws IOException {
        byte[] member = files.read(entry.file(), entry.from(), entry.bytes());
        try (BufferedReader lines = lines(entry.file(), member)) {
            String line = lines.readLine();
            for (int i = 0; i < entry.line() && line != null; i++) {
                line = lines.readLine();
            }
            if (line == null) {
                throw new DamagedFileException("Expected " + entry.arn() + " in " + entry.file()
                        + ", but its line is missing");
            }
            // the sum of a member stands behind it: what does not agree with it is not shown
            lines.transferTo(Writer.nullWriter());
            return Json.read(line);
        } catch (IOException | IllegalArgumentException e) {
            throw DamagedFileException.in(entry.file(), e);
        }
    }

    /**
     * Reads all of a file, and replays each history in it.
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
            throw new DamagedFileException(
                    "Expected " + file.name() + " to have the SHA-256 that its end names, but it has"
                            + " another: it was changed or is damaged");
        }
        List<ArchiveEntry> entries = index(file);
        for (ArchiveEntry entry : entries) {
            if (!arn(entry).equals(entry.arn())) {
                throw new DamagedFileException("Expected " + entry.arn() + " in " + file.name()
                        + ", but there is another");
            }
        }
        return entries.size();
    }

    private String arn(ArchiveEntry entry) throws IOException {
        try {
            ArchivedExecution read = ArchivedExecution.read(read(entry), -1, 0);
            ExecutionState replayed = new ExecutionState(read.execution().info());
            read.events().forEach(event -> Fold.apply(replayed, event));
            if (replayed.status() != read.execution().status()) {
                throw new DamagedFileException("Expected the history of " + entry.arn() + " in " + entry.file()
                        + " to lead to " + read.execution().status() + ", but it leads to " + replayed.status());
            }
            return read.execution().info().arn();
        } catch (RuntimeException e) {
            throw DamagedFileException.in(entry.file(), e);
        }
    }

    static MessageDigest sha256() throws IOException {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("Expected SHA-256, but this Java has none", e);
        }
    }
}
