package dev.pawl.protection;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntSupplier;

/** This machine and this process. */
final class Machine implements Surroundings {
    private static final int WHOLE = 100;

    private final Optional<Path> store;
    private final IntSupplier inFlight;

    Machine(Optional<Path> store, IntSupplier inFlight) {
        this.store = store;
        this.inFlight = inFlight;
    }

    @Override
    public long freeDisk() {
        try {
            return store.isEmpty() ? -1 : Files.getFileStore(store.get()).getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }

    /** What was left after the last collection, unless less is in use by now. */
    @Override
    public int heapPercent() {
        Runtime runtime = Runtime.getRuntime();
        long now = runtime.totalMemory() - runtime.freeMemory();
        long left = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage after = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            left += after == null ? 0 : after.getUsed();
        }
        return (int) (Math.min(now, left) * WHOLE / runtime.maxMemory());
    }

    @Override
    public int inFlight() {
        return inFlight.getAsInt();
    }
}
