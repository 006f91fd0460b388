package dev.pawl.store.jooq;

import java.nio.file.Path;

/** Keeps servers off a file, whether it is there or not, for as long as it is held. */
public final class StoreLock implements AutoCloseable {
    private final FileLock lock;

    private StoreLock(FileLock lock) {
        this.lock = lock;
    }

    /**
     * Takes the lock that a server takes.
     *
     * @throws StoreException
     *             if somebody has it
     */
    public static StoreLock of(Path file) {
        return new StoreLock(FileLock.of(file.toAbsolutePath().normalize()));
    }

    @Override
    public void close() {
        lock.close();
    }
}
