package dev.pawl.server.bench.soak;

import java.util.Locale;

/**
 * How things stood at one moment.
 *
 * @param second
 *            since the beginning
 * @param starts
 *            accepted since the sample before; half and 99 % of them within so many milliseconds
 * @param ends
 *            the same from start to note
 * @param memory
 *            bytes of the server's process
 * @param live
 *            MiB of its heap that a full collection leaves, if it was asked for one, otherwise zero
 * @param disk
 *            bytes of the store with its log
 * @param open
 *            accepted, and not ended yet
 * @param trouble
 *            what was done to the server before, if anything
 */
@SuppressWarnings("ArrayRecordComponent") // of this package, and never compared
record SoakSample(long second, long[] starts, long[] ends, long memory, double live, long disk, int threads, int files,
        int open,
        String trouble) {
    static final String HEAD = "second,starts,start_p50_ms,start_p99_ms,ends,end_p50_ms,end_p99_ms,memory_mib,live_heap_mib,disk_mib,"
            + "threads,files,open,trouble";
    private static final double MIB = 1 << 20;

    String line() {
        return String.format(Locale.ROOT, "%d,%d,%d,%d,%d,%d,%d,%.1f,%.1f,%.1f,%d,%d,%d,%s", second, starts[0],
                starts[1],
                starts[2], ends[0], ends[1], ends[2], memory / MIB, live, disk / MIB, threads, files, open, trouble);
    }

    double memoryMib() {
        return memory / MIB;
    }

    double diskMib() {
        return disk / MIB;
    }
}
