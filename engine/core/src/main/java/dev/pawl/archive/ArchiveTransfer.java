package dev.pawl.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.scratch.OwnerOnly;
import dev.pawl.scratch.WorkFolder;
import dev.pawl.store.Removals.Whole;
import dev.pawl.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes chosen executions to a file that a person can keep or send, and takes such a file into an archive.
 */
public final class ArchiveTransfer implements AutoCloseable {
    private static final int NAMED_BY = 4;

    private final Path target;
    private final WorkFolder work;
    private final Path path;
    private final ArchiveFileWriter writer;
    private final Set<String> written = new HashSet<>();

    /**
     * To that file, which is there once all is written.
     *
     * @throws FileAlreadyExistsException
     *             if there is one
     */
    public ArchiveTransfer(Path target) throws IOException {
        this.target = target.toAbsolutePath();
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        work = WorkFolder.in(Optional.ofNullable(this.target.getParent()).orElseThrow());
        path = work.file("export" + ArchiveFormat.SUFFIX);
        writer = new ArchiveFileWriter(path);
    }

    /** Adds an archived execution with the children of its map runs; not twice. */
    public void add(Archived archive, ArchiveEntry entry) throws IOException {
        add(archive.line(entry));
        for (JsonNode run : archive.line(entry).path("mapRuns")) {
            MapRun names = MapRun.read(run.path("mapRunArn").asText());
            boolean there = true;
            for (int i = 0; there; i++) {
                String child = names.child(i).text();
                Optional<ArchiveEntry> found = archive.index(entry.file()).stream()
                        .filter(one -> one.arn().equals(child)).findFirst();
                there = found.isPresent();
                if (there) {
                    add(archive, found.get());
                }
            }
        }
    }

    /** Adds an execution of which the line is known. */
    public void add(JsonNode line) throws IOException {
        ArchivedExecution read = ArchivedExecution.of(line);
        if (written.add(read.execution().info().arn())) {
            writer.add(read.entry(), (ObjectNode) line);
        }
    }

    /**
     * Adds an execution that is in a store, with the children of its map runs.
     *
     * @return false if it has not ended
     */
    public boolean add(Store store, long key) throws IOException {
        for (Whole whole : store.removals().whole(List.of(key))) {
            if (whole.execution().stoppedAt().isEmpty()) {
                return false;
            }
            if (written.add(whole.execution().info().arn())) {
                new Writing(store, writer, "").add(whole);
            }
        }
        return true;
    }

    /** Completes the file; how many executions it has. */
    public long finish() throws IOException {
        writer.finish();
        writer.close();
        long executions = new Archived(new OneFile(path)).verify(new OneFile(path).list().getFirst());
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        return executions;
    }

    /**
     * Takes a file into an archive, once it is proven to be whole.
     *
     * @return its name there; empty if it is there already
     */
    public static Optional<String> take(Path file, ArchiveFiles into) throws IOException {
        OneFile one = new OneFile(file);
        Archived archive = new Archived(one);
        ArchiveFiles.File found = one.list().stream().findFirst()
                .orElseThrow(() -> new IOException("Expected an archive file, but there is no file " + file));
        archive.verify(found);
        Instant last = archive.index(found).stream().map(ArchiveEntry::stoppedAt).max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        String name = Archive.name(last, HexFormat.of().formatHex(hash(file), 0, NAMED_BY));
        if (into.list().stream().anyMatch(there -> there.name().equals(name))) {
            return Optional.empty();
        }
        try (WorkFolder work = WorkFolder.in(into.workFolder())) {
            Path copy = work.file(name);
            try (OutputStream out = OwnerOnly.output(copy)) {
                Files.copy(file, out);
            }
            into.put(name, copy);
        }
        return Optional.of(name);
    }

    private static byte[] hash(Path file) throws IOException {
        MessageDigest digest = ArchiveReader.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            work.close();
        }
    }
}
