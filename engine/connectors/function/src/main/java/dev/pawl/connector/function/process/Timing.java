package dev.pawl.connector.function.process;

import java.util.Locale;

/** How long a call took, as the last line of its log says it. */
final class Timing {
    private static final double NANOS_PER_MILLI = 1e6;

    private long startedNanos = System.nanoTime();
    private long endedNanos = startedNanos;
    private double initMillis = -1;

    /** The process has begun, which is not part of the call. */
    void begun(long processStartedNanos) {
        startedNanos = System.nanoTime();
        initMillis = (startedNanos - processStartedNanos) / NANOS_PER_MILLI;
    }

    void ended() {
        endedNanos = System.nanoTime();
    }

    String report(String requestId, int memoryMegabytes, long usedMegabytes) {
        double millis = (endedNanos - startedNanos) / NANOS_PER_MILLI;
        String init = initMillis < 0 ? "" : String.format(Locale.ROOT, "Init Duration: %.2f ms\t", initMillis);
        return String.format(Locale.ROOT,
                "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB\t"
                        + "Max Memory Used: %d MB\t%s",
                requestId, millis, (long) Math.ceil(millis), memoryMegabytes, usedMegabytes, init);
    }
}
