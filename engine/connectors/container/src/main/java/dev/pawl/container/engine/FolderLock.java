package dev.pawl.container.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a folder for one process: two that watch the same tasks would take them from each other. */
record FolderLock(FileChannel channel) implements AutoCloseable {
    static FolderLock take(Path folder) {
        try {
            FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            @Nullable FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new EngineException.Refused(0, "Expected a folder for the records of containers that no other"
                        + " process uses, but one uses " + folder);
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new EngineException.Refused(0, "Expected a folder for the records of containers at " + folder
                    + ", but it cannot be locked: " + e.getMessage());
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the lock goes with the process
        }
    }
}
