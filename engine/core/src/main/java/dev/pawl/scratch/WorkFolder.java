package dev.pawl.scratch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder for files that are not ready, which goes when it is closed. A lock beside it says that somebody
 * works on it;
 * one that a killed process left is not locked any more, and goes when the next is made in the same place.
 */
public final class WorkFolder implements AutoCloseable {
    private static final String PREFIX = ".pawl-work-";
    private static final String LOCK = ".lock";

    private final Path path;
    private final Path lockFile;
    private final FileChannel channel;

    private WorkFolder(Path path, Path lockFile, FileChannel channel) {
        this.path = path;
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /** Makes one, and removes what killed processes left there. */
    public static WorkFolder in(Path parent) throws IOException {
        OwnerOnly.folder(parent);
        sweep(parent);
        // the lock first: a folder without one is nobody's
        Path lockFile = Files.createTempFile(parent, PREFIX, LOCK);
        Optional<FileChannel> locked = lock(lockFile);
        if (locked.isEmpty()) {
            throw new IOException("Expected to lock " + lockFile + ", but somebody else does");
        }
        try {
            return new WorkFolder(OwnerOnly.newFolder(folder(lockFile)), lockFile, locked.get());
        } catch (IOException e) {
            locked.get().close();
            Files.deleteIfExists(lockFile);
            throw e;
        }
    }

    private static Path folder(Path lockFile) {
        String name = lockFile.getFileName().toString();
        return lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }

    private static Optional<FileChannel> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            // this process works on it
        }
        channel.close();
        return Optional.empty();
    }

    private static void sweep(Path parent) throws IOException {
        List<Path> locks;
        try (Stream<Path> all = Files.list(parent)) {
            locks = all.filter(path -> path.getFileName().toString().startsWith(PREFIX)
                    && path.getFileName().toString().endsWith(LOCK)).toList();
        }
        for (Path lockFile : locks) {
            try {
                Optional<FileChannel> dead = lock(lockFile);
                if (dead.isPresent()) {
                    new WorkFolder(folder(lockFile), lockFile, dead.get()).close();
                }
            } catch (IOException e) {
                // somebody else's, or gone already: it does not keep anybody from working
            }
        }
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** A file in it. */
    public Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        try {
            if (Files.isDirectory(path)) {
                try (Stream<Path> all = Files.walk(path)) {
                    for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(one);
                    }
                }
            }
            Files.deleteIfExists(lockFile);
        } finally {
            channel.close();
        }
    }
}
