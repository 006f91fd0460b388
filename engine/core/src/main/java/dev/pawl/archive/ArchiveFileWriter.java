package dev.pawl.archive;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.scratch.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** Writes one archive file, execution by execution. */
final class ArchiveFileWriter implements AutoCloseable {
    private final DigestOutputStream out;
    private final List<ArchiveEntry> entries = new ArrayList<>();
    private final List<ArchiveEntry> waiting = new ArrayList<>();
    private final StringBuilder lines = new StringBuilder();
    private long position;

    ArchiveFileWriter(Path path) throws IOException {
        OutputStream file = OwnerOnly.output(path);
        try {
            out = new DigestOutputStream(file, MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            file.close();
            throw new IOException("Expected SHA-256, but this Java has none", e);
        }
        write(ArchiveFormat.member(Json.write(JsonNodeFactory.instance.objectNode().put("format", "pawl-archive")
                .put("version", ArchiveFormat.VERSION)) + "\n"));
    }

    /** Adds an execution; where it lies is filled in here. */
    void add(ArchiveEntry entry, ObjectNode execution) throws IOException {
        waiting.add(entry);
        lines.append(Json.write(execution)).append('\n');
        if (lines.length() >= ArchiveFormat.MEMBER_BYTES) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (waiting.isEmpty()) {
            return;
        }
        byte[] member = ArchiveFormat.member(lines.toString());
        for (int i = 0; i < waiting.size(); i++) {
            ArchiveEntry e = waiting.get(i);
            entries.add(new ArchiveEntry(e.file(), e.arn(), e.stateMachineArn(), e.status(), e.startedAt(),
                    e.stoppedAt(), position, member.length, i));
        }
        write(member);
        waiting.clear();
        lines.setLength(0);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }

    /** Completes the file with its index. */
    void finish() throws IOException {
        flush();
        StringBuilder index = new StringBuilder();
        entries.forEach(entry -> index.append(Json.write(entry.json())).append('\n'));
        long from = position;
        byte[] member = ArchiveFormat.member(index.toString());
        write(member);
        byte[] hash = out.getMessageDigest().digest();
        out.on(false);
        out.write(new ArchiveFormat.Trailer(from, member.length, hash).bytes());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
